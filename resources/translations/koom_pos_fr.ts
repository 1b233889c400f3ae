<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Écrans</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier des données</translation>
    </message>
    <message>
        <source>Journal key</source>
        <translation>Clé du journal</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Ouvrir le dossier des données</translation>
    </message>
    <message>
        <source>Licence of the typeface</source>
        <translation>Licence de la police</translation>
    </message>
</context>
<context>
    <name>ActsPanel</name>
    <message>
        <source>She decides herself</source>
        <translation>C’est elle qui décide</translation>
    </message>
    <message>
        <source>Print a slip to sign</source>
        <translation>Imprimer un bulletin à signer</translation>
    </message>
    <message>
        <source>Give a card without a name</source>
        <translation>Donner une carte sans nom</translation>
    </message>
    <message>
        <source>Cancel the sign-up</source>
        <translation>Abandonner l’inscription</translation>
    </message>
    <message>
        <source>Show her again</source>
        <translation>Lui montrer à nouveau</translation>
    </message>
    <message>
        <source>Show on the customer’s screen</source>
        <translation>Montrer sur l’écran client</translation>
    </message>
    <message>
        <source>Turn this screen to the customer</source>
        <translation>Tourner l’écran vers la cliente</translation>
    </message>
    <message>
        <source>She reads, ticks and signs on her screen; you follow her here and see no box.</source>
        <translation>Elle lit, coche et signe sur son écran&#xa0;; vous la suivez ici, sans voir les cases.</translation>
    </message>
    <message>
        <source>This screen is hers until she hands it back; the shop stays behind it.</source>
        <translation>Cet écran est à elle jusqu’à ce qu’elle le rende&#xa0;; la boutique reste cachée derrière.</translation>
    </message>
    <message>
        <source>On paper, she ticks and signs the slip; its code brings it back here.</source>
        <translation>Sur papier, elle coche et signe le bulletin&#xa0;; son code le ramène ici.</translation>
    </message>
    <message>
        <source>Ask nothing</source>
        <translation>Ne rien demander</translation>
    </message>
</context>
<context>
    <name>AdjustPanel</name>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Adjust the points</source>
        <translation>Corriger les points</translation>
    </message>
    <message>
        <source>The balance is {0}.</source>
        <translation>Le solde est de {0}.</translation>
    </message>
    <message>
        <source>Add {0} points</source>
        <translation>Ajouter {0} points</translation>
    </message>
    <message>
        <source>Take {0} points away</source>
        <translation>Retirer {0} points</translation>
    </message>
    <message>
        <source>The balance goes from {before} to {after}. The ledger keeps the reason and who did it.</source>
        <translation>Le solde passe de {before} à {after}. L’historique garde le motif et qui l’a fait.</translation>
    </message>
</context>
<context>
    <name>AlphaKeys</name>
    <message>
        <source>Capital letters</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>Effacer la dernière lettre</translation>
    </message>
    <message>
        <source>Accents and signs</source>
        <translation>Accents et signes</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
</context>
<context>
    <name>ApprovalPanel</name>
    <message>
        <source>Amount approved</source>
        <translation>Montant autorisé</translation>
    </message>
    <message>
        <source>Good once, for this ticket and this amount. The journal keeps who approved.</source>
        <translation>Vaut une fois, pour ce ticket et ce montant. Le journal garde le nom de qui autorise.</translation>
    </message>
    <message>
        <source>Manager&apos;s PIN</source>
        <translation>PIN de la responsable</translation>
    </message>
</context>
<context>
    <name>ArchivePanel</name>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Write the archive</source>
        <translation>Écrire l’archive</translation>
    </message>
    <message>
        <source>A zip file with every entry, the public key and a program that verifies them on any computer, without KOOM POS.</source>
        <translation>Un fichier zip avec toutes les écritures, la clé publique et un programme qui les vérifie sur n’importe quel ordinateur, sans KOOM POS.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>The last day comes before the first.</source>
        <translation>Le dernier jour précède le premier.</translation>
    </message>
</context>
<context>
    <name>ArticleCard</name>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Stock {0}</source>
        <translation>Stock {0}</translation>
    </message>
</context>
<context>
    <name>ArticleDetail</name>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Modifier le prix</translation>
    </message>
    <message>
        <source>TGC rate</source>
        <translation>Taux de TGC</translation>
    </message>
    <message>
        <source>Mark as discontinued</source>
        <translation>Signaler comme arrêté</translation>
    </message>
    <message>
        <source>No article chosen</source>
        <translation>Aucun article choisi</translation>
    </message>
    <message>
        <source>Scan an article, or choose one in the list.</source>
        <translation>Scannez un article ou choisissez-le dans la liste.</translation>
    </message>
    <message>
        <source>Discontinued: what is on the shelf still sells.</source>
        <translation>Arrêté&#xa0;: ce qui reste en rayon se vend encore.</translation>
    </message>
    <message>
        <source>Supplied again</source>
        <translation>Réapprovisionné</translation>
    </message>
    <message>
        <source>No price or no TGC rate today: the till refuses it.</source>
        <translation>Ni prix ni taux de TGC aujourd’hui&#xa0;: la caisse le refuse.</translation>
    </message>
    <message>
        <source>TGC {rate} included · since {day}</source>
        <translation>TGC {rate} incluse · depuis le {day}</translation>
    </message>
    <message>
        <source>Take off the favourites</source>
        <translation>Retirer des favoris</translation>
    </message>
    <message>
        <source>Put among the favourites</source>
        <translation>Mettre en favori</translation>
    </message>
    <message>
        <source>Prices, TGC included</source>
        <translation>Prix TTC</translation>
    </message>
    <message>
        <source>TGC</source>
        <translation>TGC</translation>
    </message>
    <message>
        <source>Shades and sizes</source>
        <translation>Teintes et contenances</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Returned, not sellable</source>
        <translation>Retourné, invendable</translation>
    </message>
    <message>
        <source>Article number</source>
        <translation>Numéro d’article</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>none: search it by name</source>
        <translation>aucun&#xa0;: cherchez-le par son nom</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>à venir</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>à partir du {day}</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>non suivi</translation>
    </message>
    <message>
        <source>Sold out ({count})</source>
        <translation>Épuisé ({count})</translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln pièce</numerusform>
            <numerusform>%Ln pièces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message>
        <source>Article without a price today</source>
        <translation>Article sans prix aujourd’hui</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Shade, size</source>
        <translation>Teinte, contenance</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>TGC</source>
        <translation>TGC</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favori</translation>
    </message>
    <message>
        <source>discontinued</source>
        <translation>arrêté</translation>
    </message>
</context>
<context>
    <name>ArticleTable</name>
    <message>
        <source>discontinued</source>
        <translation>arrêté</translation>
    </message>
</context>
<context>
    <name>ArticlesPage</name>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Name, brand, shade, code</source>
        <translation>Nom, marque, teinte, code</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>From the search to the list</source>
        <translation>De la recherche à la liste</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Change the price of the article in front</source>
        <translation>Modifier le prix de l’article affiché</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Open the article</source>
        <translation>Ouvrir l’article</translation>
    </message>
    <message>
        <source>The import is in front. Leave it to look at an article.</source>
        <translation>L’import est à l’écran. Quittez-le pour voir un article.</translation>
    </message>
    <message>
        <source>This article has no price today, or left the catalogue.</source>
        <translation>Cet article n’a pas de prix aujourd’hui, ou n’est plus au catalogue.</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are shown. Type more.</source>
        <translation>
            <numerusform>Le premier est affiché. Précisez la recherche.</numerusform>
            <numerusform>Les %Ln premiers sont affichés. Précisez la recherche.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln trouvé</numerusform>
            <numerusform>%Ln trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in the catalogue</source>
        <translation>
            <numerusform>%Ln au catalogue</numerusform>
            <numerusform>%Ln au catalogue</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>Aucun article à ce nom</translation>
    </message>
    <message>
        <source>« {query} » is in no name, brand, shade or code. Try fewer letters.</source>
        <translation>«&#xa0;{query}&#xa0;» ne figure dans aucun nom, marque, teinte ou code. Essayez avec moins de lettres.</translation>
    </message>
    <message>
        <source>No article yet</source>
        <translation>Pas encore d’article</translation>
    </message>
    <message>
        <source>Import the file of a supplier, CSV or XLSX: the columns are proposed, nothing is doubled.</source>
        <translation>Importez le fichier d’un fournisseur, CSV ou XLSX&#xa0;: les colonnes sont proposées, rien n’est en double.</translation>
    </message>
    <message>
        <source>Change the price</source>
        <translation>Modifier le prix</translation>
    </message>
    <message>
        <source>{article}: the price is set from {day}.</source>
        <translation>{article}&#xa0;: le prix est fixé à partir du {day}.</translation>
    </message>
    <message>
        <source>TGC rate</source>
        <translation>Taux de TGC</translation>
    </message>
    <message>
        <source>{article}: the TGC rate is set from {day}.</source>
        <translation>{article}&#xa0;: le taux de TGC est fixé à partir du {day}.</translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message>
        <source>Scan or search an article</source>
        <translation>Scannez ou cherchez un article</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Clavier à l’écran</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Scan an article</source>
        <translation>Scannez un article</translation>
    </message>
    <message>
        <source>Or type a name, a brand, a shade or a code. Favourites chosen under Articles appear here.</source>
        <translation>Ou tapez un nom, une marque, une teinte ou un code. Les favoris choisis à la page Articles s’affichent ici.</translation>
    </message>
    <message numerus="yes">
        <source>First %n results</source>
        <translation>
            <numerusform>Premier résultat</numerusform>
            <numerusform>%n premiers résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message>
        <source>No article for « {0} »</source>
        <translation>Aucun article pour «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Check the code, or search by name, brand or shade.</source>
        <translation>Vérifiez le code, ou cherchez par nom, marque ou teinte.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of the next article</source>
        <translation>
            <numerusform>%n pièce du prochain article</numerusform>
            <numerusform>%n pièces du prochain article</numerusform>
        </translation>
    </message>
    <message>
        <source>Scan the article, or go on typing its name.</source>
        <translation>Scannez l’article, ou continuez à taper son nom.</translation>
    </message>
    <message>
        <source>On hold ({0})</source>
        <translation>Attente ({0})</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Tiroir</translation>
    </message>
</context>
<context>
    <name>ArticlesStep</name>
    <message>
        <source>Ready to open</source>
        <translation>Prête à ouvrir</translation>
    </message>
    <message>
        <source>The till is still without articles. Import yours from a CSV or Excel file on the Articles page.</source>
        <translation>La caisse n’a pas encore d’articles. Importez les vôtres d’un fichier CSV ou Excel à la page Articles.</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>None for now</source>
        <translation>Aucune pour l’instant</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>Printed and put away</source>
        <translation>Imprimée et rangée</translation>
    </message>
    <message>
        <source>Not printed yet: do it under Settings</source>
        <translation>Pas encore imprimée&#xa0;: à faire dans les Réglages</translation>
    </message>
</context>
<context>
    <name>BadgePanel</name>
    <message>
        <source>The old badge of {0} no longer opens the till.</source>
        <translation>L’ancien badge de {0} n’ouvre plus la caisse.</translation>
    </message>
    <message>
        <source>The code of this badge is kept nowhere: print it now, or save it to print it elsewhere.</source>
        <translation>Le code de ce badge n’est gardé nulle part&#xa0;: imprimez-le maintenant, ou enregistrez-le pour l’imprimer ailleurs.</translation>
    </message>
    <message>
        <source>Print on the ticket printer</source>
        <translation>Imprimer sur l’imprimante à tickets</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Waiting for the printer.</source>
        <translation>En attente de l’imprimante.</translation>
    </message>
    <message>
        <source>The badge is printed. Scan it once to try it.</source>
        <translation>Le badge est imprimé. Scannez-le une fois pour l’essayer.</translation>
    </message>
    <message>
        <source>The badge could not be saved: {0}</source>
        <translation>Le badge n’a pas pu être enregistré&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Saved: {0}. Print it, then delete the file.</source>
        <translation>Enregistré&#xa0;: {0}. Imprimez-le, puis supprimez le fichier.</translation>
    </message>
</context>
<context>
    <name>BenefitRows</name>
    <message>
        <source>Take off: {0}</source>
        <translation>Retirer&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Loyalty reward ({0})</source>
        <translation>Récompense fidélité ({0})</translation>
    </message>
    <message>
        <source>Discount code {0}</source>
        <translation>Code de réduction {0}</translation>
    </message>
</context>
<context>
    <name>BirthdayEdit</name>
    <message>
        <source>Day of her birthday</source>
        <translation>Jour de son anniversaire</translation>
    </message>
    <message>
        <source>Month of her birthday</source>
        <translation>Mois de son anniversaire</translation>
    </message>
</context>
<context>
    <name>BonusRow</name>
    <message>
        <source>Bonus</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Multiplicateur</translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>Withdrawn from now on: {0}.</source>
        <translation>Accord retiré&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>The receipt of her consents is printing.</source>
        <translation>Le récépissé de ses consentements s’imprime.</translation>
    </message>
    <message>
        <source>The receipt of her consents goes to her e-mail.</source>
        <translation>Le récépissé de ses consentements part vers son e-mail.</translation>
    </message>
    <message>
        <source>{proof} · policy {policy}, form {form}</source>
        <translation>{proof} · politique {policy}, formulaire {form}</translation>
    </message>
    <message>
        <source>She was never asked.</source>
        <translation>On ne lui a jamais rien demandé.</translation>
    </message>
    <message>
        <source>History of her consents</source>
        <translation>Historique des consentements</translation>
    </message>
    <message>
        <source>Adjust the points</source>
        <translation>Corriger les points</translation>
    </message>
    <message>
        <source>Points adjusted: {0}.</source>
        <translation>Points corrigés&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Her cards</source>
        <translation>Ses cartes</translation>
    </message>
    <message>
        <source>The card is hers. Print it, or hand over the one you scanned.</source>
        <translation>La carte est à elle. Imprimez-la, ou remettez celle que vous avez scannée.</translation>
    </message>
    <message>
        <source>The card is blocked. Her points stay hers.</source>
        <translation>La carte est bloquée. Ses points restent à elle.</translation>
    </message>
    <message>
        <source>Her card is printing.</source>
        <translation>Sa carte s’imprime.</translation>
    </message>
    <message>
        <source>No movement yet.</source>
        <translation>Aucun mouvement pour l’instant.</translation>
    </message>
    <message>
        <source>Movements of her points</source>
        <translation>Mouvements de points</translation>
    </message>
    <message>
        <source>Place a legal hold</source>
        <translation>Poser un gel</translation>
    </message>
    <message>
        <source>Nobody looked.</source>
        <translation>Personne ne l’a consultée.</translation>
    </message>
    <message>
        <source>Who opened her card</source>
        <translation>Qui a ouvert sa fiche</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Back to the payments</source>
        <translation>Retour aux règlements</translation>
    </message>
    <message>
        <source>On the card terminal</source>
        <translation>Sur le TPE</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payé</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>It was paid</source>
        <translation>C’est payé</translation>
    </message>
    <message>
        <source>It was not paid</source>
        <translation>Ce n’est pas payé</translation>
    </message>
    <message>
        <source>The terminal is waiting for the card</source>
        <translation>Le TPE attend la carte</translation>
    </message>
    <message>
        <source>Card refund</source>
        <translation>Remboursement sur carte</translation>
    </message>
    <message>
        <source>Key the refund on the terminal, then say what it showed.</source>
        <translation>Saisissez le remboursement sur le TPE, puis dites ce qu’il a affiché.</translation>
    </message>
    <message>
        <source>Key the amount on the terminal, then say what it showed.</source>
        <translation>Saisissez le montant sur le TPE, puis dites ce qu’il a affiché.</translation>
    </message>
    <message>
        <source>Sent to the terminal. The customer presents her card.</source>
        <translation>Montant envoyé au TPE. La cliente présente sa carte.</translation>
    </message>
    <message>
        <source>The terminal refused the card. Nothing was charged; choose another payment.</source>
        <translation>Le TPE a refusé la carte. Rien n’a été débité&#xa0;; choisissez un autre règlement.</translation>
    </message>
    <message>
        <source>The terminal did not say whether {0} was charged. Look at its receipt, or print its last duplicate, then say what it shows. The amount is not sent again.</source>
        <translation>Le TPE n’a pas dit si {0} ont été débités. Regardez son reçu, ou imprimez son dernier duplicata, puis dites ce qu’il indique. Le montant n’est pas renvoyé.</translation>
    </message>
    <message>
        <source>Not charged. The ticket is still to be paid.</source>
        <translation>Rien n’a été débité. Le ticket reste à régler.</translation>
    </message>
    <message>
        <source>Card refused. The ticket is still to be paid; choose another payment.</source>
        <translation>Carte refusée. Le ticket reste à régler&#xa0;; choisissez un autre règlement.</translation>
    </message>
</context>
<context>
    <name>CardsPanel</name>
    <message>
        <source>Print the card</source>
        <translation>Imprimer la carte</translation>
    </message>
    <message>
        <source>Pre-printed card</source>
        <translation>Carte préimprimée</translation>
    </message>
    <message>
        <source>Scan it, or leave empty for a new number.</source>
        <translation>Scannez-la, ou laissez vide pour un nouveau numéro.</translation>
    </message>
    <message>
        <source>Give a card</source>
        <translation>Donner une carte</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquer</translation>
    </message>
    <message>
        <source>Block it? Confirm</source>
        <translation>Bloquer&#xa0;? Confirmer</translation>
    </message>
    <message>
        <source>Block the card {0}</source>
        <translation>Bloquer la carte {0}</translation>
    </message>
    <message>
        <source>She has no card that works.</source>
        <translation>Elle n’a aucune carte en service.</translation>
    </message>
</context>
<context>
    <name>CartPanel</name>
    <message>
        <source>Void ticket</source>
        <translation>Annuler le ticket</translation>
    </message>
    <message>
        <source>No article yet</source>
        <translation>Pas encore d’article</translation>
    </message>
    <message>
        <source>The scanner works whatever field has the keyboard.</source>
        <translation>La douchette fonctionne quel que soit le champ actif.</translation>
    </message>
    <message>
        <source>Add a customer</source>
        <translation>Ajouter une cliente</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Open the day to sell.</source>
        <translation>Ouvrez la journée pour vendre.</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message numerus="yes">
        <source>Ticket · %n line(s)</source>
        <translation>
            <numerusform>Ticket · %n ligne</numerusform>
            <numerusform>Ticket · %n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticket · %n article(s)</source>
        <translation>
            <numerusform>Ticket · %n article</numerusform>
            <numerusform>Ticket · %n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Encaisser</translation>
    </message>
    <message>
        <source>Refund {0}</source>
        <translation>Rembourser {0}</translation>
    </message>
    <message>
        <source>Finish, nothing to pay</source>
        <translation>Terminer, rien à payer</translation>
    </message>
    <message>
        <source>Take payment {0}</source>
        <translation>Encaisser {0}</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Remises</translation>
    </message>
    <message>
        <source>ticket: {0}</source>
        <translation>ticket&#xa0;: {0}</translation>
    </message>
    <message>
        <source>TGC not applicable (franchise)</source>
        <translation>TGC non applicable (franchise)</translation>
    </message>
    <message>
        <source>of which TGC</source>
        <translation>dont TGC</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Sous-total</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>CartView</name>
    <message>
        <source>Lines of the ticket</source>
        <translation>Lignes du ticket</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>New</source>
        <translation>Nouveaux</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiés</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Inchangés</translation>
    </message>
    <message>
        <source>New prices</source>
        <translation>Nouveaux prix</translation>
    </message>
    <message>
        <source>New TGC rates</source>
        <translation>Nouveaux taux de TGC</translation>
    </message>
    <message>
        <source>Export the faults</source>
        <translation>Exporter les erreurs</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Relire le fichier</translation>
    </message>
    <message>
        <source>{faults} in {rows} of the file. Nothing was imported.</source>
        <translation>{faults} sur {rows} du fichier. Rien n’a été importé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln erreur</numerusform>
            <numerusform>%Ln erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Mend these cells in the file, save it, then have it read again. All of it is imported, or nothing.</source>
        <translation>Corrigez ces cellules dans le fichier, enregistrez-le, puis faites-le relire. Tout est importé, ou rien.</translation>
    </message>
    <message>
        <source>The catalogue says all of this already: there is nothing to import.</source>
        <translation>Le catalogue contient déjà tout cela&#xa0;: il n’y a rien à importer.</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>Rien à importer</translation>
    </message>
    <message numerus="yes">
        <source>No fault in %Ln row(s).</source>
        <translation>
            <numerusform>Aucune erreur sur %Ln ligne.</numerusform>
            <numerusform>Aucune erreur sur %Ln lignes.</numerusform>
        </translation>
    </message>
    <message>
        <source>New prices and rates hold from today, or from the date of the file. Empty cells change nothing; codes are added, never taken away.</source>
        <translation>Les nouveaux prix et taux valent dès aujourd’hui, ou à la date du fichier. Une cellule vide ne change rien&#xa0;; les codes s’ajoutent, aucun n’est retiré.</translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln article(s)</source>
        <translation>
            <numerusform>Importer %Ln article</numerusform>
            <numerusform>Importer %Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Erreurs</translation>
    </message>
</context>
<context>
    <name>ChequeView</name>
    <message>
        <source>Cheque</source>
        <translation>Chèque</translation>
    </message>
    <message>
        <source>Back to the payments</source>
        <translation>Retour aux règlements</translation>
    </message>
    <message>
        <source>Amount of the cheque</source>
        <translation>Montant du chèque</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>Banque</translation>
    </message>
    <message>
        <source>Cheque number</source>
        <translation>Numéro du chèque</translation>
    </message>
    <message>
        <source>Initials of the drawer</source>
        <translation>Initiales de l’émetteur</translation>
    </message>
    <message>
        <source>Optional, to find the cheque again.</source>
        <translation>Facultatif, pour retrouver le chèque.</translation>
    </message>
    <message>
        <source>Take the cheque {0}</source>
        <translation>Prendre le chèque de {0}</translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>or type its path</source>
        <translation>ou tapez son chemin</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>Chemin du fichier</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Drop a CSV or XLSX file here</source>
        <translation>Déposez ici un fichier CSV ou XLSX</translation>
    </message>
    <message>
        <source>One line per article or shade, the names of the columns on the first line. Articles already known by their code or number are brought up to date, never doubled. Nothing changes before you have seen what will.</source>
        <translation>Une ligne par article ou par teinte, les noms des colonnes sur la première ligne. Les articles déjà connus par leur code ou leur numéro sont mis à jour, jamais doublés. Rien ne change avant que vous ayez vu ce qui va changer.</translation>
    </message>
</context>
<context>
    <name>ClosingView</name>
    <message>
        <source>Count</source>
        <translation>Compter</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Clôturer</translation>
    </message>
    <message>
        <source>Count what is in the drawer, float included. What is expected appears afterwards.</source>
        <translation>Comptez ce qu’il y a dans le tiroir, fond de caisse compris. Le montant attendu s’affiche ensuite.</translation>
    </message>
    <message>
        <source>Back to the day</source>
        <translation>Retour à la journée</translation>
    </message>
    <message>
        <source>Counted {0}</source>
        <translation>Valider {0} comptés</translation>
    </message>
</context>
<context>
    <name>ClosingsView</name>
    <message>
        <source>Back to the day</source>
        <translation>Retour à la journée</translation>
    </message>
    <message>
        <source>Kind of closing</source>
        <translation>Type de clôture</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>Années</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Perpetual total</source>
        <translation>Total perpétuel</translation>
    </message>
    <message>
        <source>Perpetual absolute total</source>
        <translation>Total perpétuel absolu</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Clôture</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>No closing yet</source>
        <translation>Pas encore de clôture</translation>
    </message>
    <message>
        <source>Each closing made is kept here for good.</source>
        <translation>Chaque clôture faite est conservée ici pour toujours.</translation>
    </message>
    <message>
        <source>Closing as printed</source>
        <translation>Clôture telle qu’imprimée</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Réimprimer</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Verify the count</source>
        <translation>Contrôler le comptage</translation>
    </message>
    <message>
        <source>Count verified by {0}</source>
        <translation>Comptage contrôlé par {0}</translation>
    </message>
    <message>
        <source>{0} is over and can be closed.</source>
        <translation>{0}&#xa0;: période terminée, vous pouvez la clôturer.</translation>
    </message>
    <message>
        <source>Close {0}</source>
        <translation>Clôturer {0}</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>Clôtures</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Not taken</source>
        <translation>Ignorée</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>Colonne du fichier</translation>
    </message>
    <message>
        <source>means</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Ligne {number}</translation>
    </message>
    <message>
        <source>{column} means</source>
        <translation>{column} contient</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Touch what is right. The other side then takes it.</source>
        <translation>Touchez ce qui est juste. L’autre côté le reprend.</translation>
    </message>
</context>
<context>
    <name>ConsentBlock</name>
    <message>
        <source>Ask again on her screen</source>
        <translation>Redemander sur son écran</translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation>Imprimer le récépissé</translation>
    </message>
    <message>
        <source>E-mail the receipt</source>
        <translation>Récépissé par e-mail</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Consentements</translation>
    </message>
    <message>
        <source>She accepts nothing: the shop sends her nothing.</source>
        <translation>Elle n’accepte rien&#xa0;: la boutique ne lui envoie rien.</translation>
    </message>
    <message>
        <source>Never asked, so refused: {0}.</source>
        <translation>Jamais demandé, donc refusé&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Ask on her screen</source>
        <translation>Demander sur son écran</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Withdraw? Confirm</source>
        <translation>Retirer&#xa0;? Confirmer</translation>
    </message>
    <message>
        <source>Withdraw: {0}</source>
        <translation>Retirer&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>ConsentWords</name>
    <message>
        <source>offers by e-mail</source>
        <translation>offres par e-mail</translation>
    </message>
    <message>
        <source>offers by SMS</source>
        <translation>offres par SMS</translation>
    </message>
    <message>
        <source>personalised offers</source>
        <translation>offres personnalisées</translation>
    </message>
    <message>
        <source>partners’ offers by e-mail</source>
        <translation>offres des partenaires par e-mail</translation>
    </message>
    <message>
        <source>partners’ offers by SMS</source>
        <translation>offres des partenaires par SMS</translation>
    </message>
    <message>
        <source>ticket by e-mail</source>
        <translation>ticket par e-mail</translation>
    </message>
    <message>
        <source>since {day}, {how}</source>
        <translation>depuis le {day}, {how}</translation>
    </message>
    <message>
        <source>on {day}, {how}</source>
        <translation>le {day}, {how}</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>le {day}</translation>
    </message>
    <message>
        <source>signed in store</source>
        <translation>signé en boutique</translation>
    </message>
    <message>
        <source>signed on paper</source>
        <translation>signé sur papier</translation>
    </message>
    <message>
        <source>on the online shop</source>
        <translation>sur la boutique en ligne</translation>
    </message>
    <message>
        <source>by e-mail</source>
        <translation>par e-mail</translation>
    </message>
    <message>
        <source>said at the counter</source>
        <translation>dit en caisse</translation>
    </message>
    <message>
        <source>by import</source>
        <translation>par import</translation>
    </message>
    <message>
        <source>taken over from a merged card</source>
        <translation>repris d’une fiche fusionnée</translation>
    </message>
    <message>
        <source>Accepts offers by e-mail</source>
        <translation>Accepte les offres par e-mail</translation>
    </message>
    <message>
        <source>Accepts offers by SMS</source>
        <translation>Accepte les offres par SMS</translation>
    </message>
    <message>
        <source>Accepts personalised offers</source>
        <translation>Accepte les offres personnalisées</translation>
    </message>
    <message>
        <source>Accepts partners’ offers by e-mail</source>
        <translation>Accepte les offres des partenaires par e-mail</translation>
    </message>
    <message>
        <source>Accepts partners’ offers by SMS</source>
        <translation>Accepte les offres des partenaires par SMS</translation>
    </message>
    <message>
        <source>Accepts her ticket by e-mail</source>
        <translation>Accepte son ticket par e-mail</translation>
    </message>
    <message>
        <source>Refuses offers by e-mail</source>
        <translation>Refuse les offres par e-mail</translation>
    </message>
    <message>
        <source>Refuses offers by SMS</source>
        <translation>Refuse les offres par SMS</translation>
    </message>
    <message>
        <source>Refuses personalised offers</source>
        <translation>Refuse les offres personnalisées</translation>
    </message>
    <message>
        <source>Refuses partners’ offers by e-mail</source>
        <translation>Refuse les offres des partenaires par e-mail</translation>
    </message>
    <message>
        <source>Refuses partners’ offers by SMS</source>
        <translation>Refuse les offres des partenaires par SMS</translation>
    </message>
    <message>
        <source>Refuses her ticket by e-mail</source>
        <translation>Refuse son ticket par e-mail</translation>
    </message>
    <message>
        <source>Withdrew offers by e-mail</source>
        <translation>N’accepte plus les offres par e-mail</translation>
    </message>
    <message>
        <source>Withdrew offers by SMS</source>
        <translation>N’accepte plus les offres par SMS</translation>
    </message>
    <message>
        <source>Withdrew personalised offers</source>
        <translation>N’accepte plus les offres personnalisées</translation>
    </message>
    <message>
        <source>Withdrew partners’ offers by e-mail</source>
        <translation>N’accepte plus les offres des partenaires par e-mail</translation>
    </message>
    <message>
        <source>Withdrew partners’ offers by SMS</source>
        <translation>N’accepte plus les offres des partenaires par SMS</translation>
    </message>
    <message>
        <source>Withdrew her ticket by e-mail</source>
        <translation>N’accepte plus son ticket par e-mail</translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message>
        <source>Contact lists</source>
        <translation>Listes de contacts</translation>
    </message>
    <message>
        <source>A customer is in a list only if she said yes to just this, and nobody said no to her address.</source>
        <translation>Une cliente n’est dans une liste que si elle a dit oui à cela précisément, et si son adresse n’a pas d’opposition.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Finalité</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>May be contacted now</source>
        <translation>Joignables</translation>
    </message>
    <message>
        <source>Consents that count</source>
        <translation>Accords qui comptent</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>Par qui</translation>
    </message>
    <message>
        <source>Personalised offers choose what is said, not to whom: no list leaves for them alone.</source>
        <translation>Les offres personnalisées disent quoi proposer, pas à qui écrire&#xa0;: aucune liste ne part pour elles seules.</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Exporter la liste</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln adresse</numerusform>
            <numerusform>%Ln adresses</numerusform>
        </translation>
    </message>
    <message>
        <source>{number} in {file}. The export is logged.</source>
        <translation>{number} dans {file}. L’export est enregistré.</translation>
    </message>
    <message>
        <source>Sent one by one, with each ticket: no list leaves</source>
        <translation>Envoi un par un, avec chaque ticket&#xa0;: aucune liste</translation>
    </message>
    <message>
        <source>Given since {0}: a policy ended the earlier ones</source>
        <translation>Donnés depuis le {0}&#xa0;: une politique a mis fin aux précédents</translation>
    </message>
    <message>
        <source>All, whenever given</source>
        <translation>Tous, quelle que soit leur date</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export: {0}, {1}</source>
        <translation>Exporter&#xa0;: {0}, {1}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln list(s) left. The journal keeps each, without a name.</source>
        <translation>
            <numerusform>%Ln liste est sortie. Le journal la garde, sans aucun nom.</numerusform>
            <numerusform>%Ln listes sont sorties. Le journal les garde, sans aucun nom.</numerusform>
        </translation>
    </message>
    <message>
        <source>No list left the shop yet.</source>
        <translation>Aucune liste n’est encore sortie de la boutique.</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>La boutique</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>Fichier CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>CountPane</name>
    <message>
        <source>Empty the count</source>
        <translation>Vider le comptage</translation>
    </message>
</context>
<context>
    <name>CounterList</name>
    <message>
        <source>They gave no e-mail that can be written to. Tell them on their next visit.</source>
        <translation>Sans adresse e-mail utilisable. Informez-les à leur prochaine visite.</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>Et %Ln autre.</numerusform>
            <numerusform>Et %Ln autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Card without a name</source>
        <translation>Carte sans nom</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Open the card of {0}</source>
        <translation>Ouvrir la fiche de {0}</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Informée</translation>
    </message>
    <message>
        <source>{0} was told</source>
        <translation>{0}&#xa0;: information donnée</translation>
    </message>
</context>
<context>
    <name>CustomerCounts</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n carte</numerusform>
            <numerusform>%n cartes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n code de réduction</numerusform>
            <numerusform>%n codes de réduction</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>Card, phone, e-mail or name</source>
        <translation>Carte, téléphone, e-mail ou nom</translation>
    </message>
    <message>
        <source>Sign up a customer</source>
        <translation>Inscrire une cliente</translation>
    </message>
    <message>
        <source>Card opened for</source>
        <translation>Fiche ouverte pour</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are shown. Type more.</source>
        <translation>
            <numerusform>La première est affichée. Précisez la recherche.</numerusform>
            <numerusform>Les %Ln premières sont affichées. Précisez la recherche.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln trouvée</numerusform>
            <numerusform>%Ln trouvées</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known so</source>
        <translation>Aucune fiche trouvée</translation>
    </message>
    <message>
        <source>Try fewer letters or her phone number. If she is new, sign her up: it takes half a minute.</source>
        <translation>Essayez moins de lettres, ou son numéro de téléphone. Si elle est nouvelle, inscrivez-la&#xa0;: trente secondes suffisent.</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Qui est-ce&#xa0;?</translation>
    </message>
    <message>
        <source>Scan her card, or type her phone, her e-mail or her name. If she is new, sign her up.</source>
        <translation>Scannez sa carte, ou tapez son téléphone, son e-mail ou son nom. Si elle est nouvelle, inscrivez-la.</translation>
    </message>
    <message>
        <source>Card without a name</source>
        <translation>Carte sans nom</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
</context>
<context>
    <name>CustomerStrip</name>
    <message>
        <source>Take the customer off the sale</source>
        <translation>Retirer la cliente de la vente</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Anniversaire aujourd’hui</translation>
    </message>
    <message>
        <source>Not in the programme</source>
        <translation>Pas au programme de fidélité</translation>
    </message>
    <message>
        <source>{0} spent on this ticket</source>
        <translation>{0} utilisés sur ce ticket</translation>
    </message>
</context>
<context>
    <name>CustomerView</name>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Fusionner</translation>
    </message>
    <message>
        <source>Put on the sale</source>
        <translation>Associer à la vente</translation>
    </message>
    <message>
        <source>Take off the sale</source>
        <translation>Retirer de la vente</translation>
    </message>
    <message>
        <source>Identity and consents</source>
        <translation>Identité et consentements</translation>
    </message>
    <message>
        <source>Loyalty and erasure</source>
        <translation>Fidélité et effacement</translation>
    </message>
    <message>
        <source>Card without a name</source>
        <translation>Carte sans nom</translation>
    </message>
    <message>
        <source>Today is her birthday.</source>
        <translation>C’est son anniversaire aujourd’hui.</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>The customer&apos;s screen</source>
        <translation>L’écran client</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Thank you, see you soon</source>
        <translation>Merci et à bientôt</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Votre monnaie</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Remboursement</translation>
    </message>
    <message>
        <source>Discount on the ticket: {0}</source>
        <translation>Remise sur le ticket&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Left to pay: {0}</source>
        <translation>Reste à payer&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Street or PO box</source>
        <translation>Rue ou BP</translation>
    </message>
    <message>
        <source>Building, district</source>
        <translation>Immeuble, quartier</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Anniversaire</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>déclaré</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>généré</translation>
    </message>
    <message>
        <source>deduced</source>
        <translation>déduit</translation>
    </message>
    <message>
        <source>in store</source>
        <translation>en boutique</translation>
    </message>
    <message>
        <source>on the online shop</source>
        <translation>sur la boutique en ligne</translation>
    </message>
    <message>
        <source>by import</source>
        <translation>par import</translation>
    </message>
    <message>
        <source>{how} {where}, {day}</source>
        <translation>{how} {where}, le {day}</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Vente</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Sign-up</source>
        <translation>Inscription</translation>
    </message>
    <message>
        <source>Her request</source>
        <translation>Sa demande</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>Gagnés</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Utilisés</translation>
    </message>
    <message>
        <source>Taken back by a return</source>
        <translation>Repris par un retour</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Expirés</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Corrigés</translation>
    </message>
    <message>
        <source>Merged card</source>
        <translation>Fiche fusionnée</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Boutique en ligne</translation>
    </message>
    <message>
        <source>Forgotten card</source>
        <translation>Carte oubliée</translation>
    </message>
    <message>
        <source>Goodwill gesture</source>
        <translation>Geste commercial</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Balance of before</source>
        <translation>Ancien solde</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>même téléphone</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>même e-mail</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nom proche</translation>
    </message>
    <message>
        <source>Debit balance</source>
        <translation>Solde débiteur</translation>
    </message>
    <message>
        <source>Open claim</source>
        <translation>Réclamation en cours</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Litige</translation>
    </message>
    <message>
        <source>Order or deposit under way</source>
        <translation>Commande ou acompte en cours</translation>
    </message>
    <message>
        <source>Legal duty</source>
        <translation>Obligation légale</translation>
    </message>
    <message>
        <source>0 points</source>
        <translation>0 point</translation>
    </message>
    <message>
        <source>{0} point</source>
        <translation>{0} point</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} points</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0} more: {1}</source>
        <translation>Encore {0} pour {1}</translation>
    </message>
    <message>
        <source>Card …{0}</source>
        <translation>Carte …{0}</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Open the customer who holds the card</source>
        <translation>Ouvrir la fiche de qui tient la carte</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>From the search to the list</source>
        <translation>De la recherche à la liste</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open the customer in front</source>
        <translation>Ouvrir la fiche choisie</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Retour à la liste</translation>
    </message>
    <message>
        <source>Nobody holds this card, or it is blocked. Search for her by name or phone.</source>
        <translation>Personne ne tient cette carte, ou elle est bloquée. Cherchez la cliente par son nom ou son téléphone.</translation>
    </message>
    <message>
        <source>This code is no customer&apos;s card.</source>
        <translation>Ce code n’est pas celui d’une carte de fidélité.</translation>
    </message>
    <message>
        <source>Her card is being changed. Save it, or close the panel, then scan again.</source>
        <translation>Sa fiche est en cours de modification. Enregistrez-la, ou fermez le volet, puis scannez à nouveau.</translation>
    </message>
    <message>
        <source>Her card</source>
        <translation>Sa fiche</translation>
    </message>
    <message>
        <source>Her card is saved.</source>
        <translation>Sa fiche est enregistrée.</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Day</source>
        <translation>Journée</translation>
    </message>
    <message>
        <source>Back to the closing</source>
        <translation>Retour à la clôture</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Next note or coin, then the next act</source>
        <translation>Billet ou pièce suivant, puis l’étape suivante</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <source>Another note or coin</source>
        <translation>Autre billet ou pièce</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next field or act</source>
        <translation>Champ ou bouton suivant</translation>
    </message>
    <message>
        <source>X of {0}</source>
        <translation>X du {0}</translation>
    </message>
    <message>
        <source>{0} is closed</source>
        <translation>{0}&#xa0;: journée clôturée</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>Clôtures</translation>
    </message>
    <message>
        <source>{0} is printing.</source>
        <translation>{0} s’imprime.</translation>
    </message>
    <message>
        <source>{0} is printing: DUPLICATA {1}.</source>
        <translation>{0} s’imprime&#xa0;: DUPLICATA {1}.</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Enregistré sous {0}</translation>
    </message>
    <message>
        <source>PIN of the person who verifies</source>
        <translation>PIN de la personne qui contrôle</translation>
    </message>
    <message>
        <source>Who verifies the count?</source>
        <translation>Qui contrôle le comptage&#xa0;?</translation>
    </message>
    <message>
        <source>Verify {0}</source>
        <translation>Contrôler {0}</translation>
    </message>
    <message>
        <source>{0} counts what is in the drawer, without seeing the first count.</source>
        <translation>{0} compte le contenu du tiroir, sans voir le premier comptage.</translation>
    </message>
    <message>
        <source>Both counts agree.</source>
        <translation>Les deux comptages concordent.</translation>
    </message>
    <message>
        <source>The second count differs from the first by {0}; both are kept.</source>
        <translation>Le second comptage diffère du premier de {0}&#xa0;; les deux sont conservés.</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <source>Z no. {0}</source>
        <translation>Z n°&#xa0;{0}</translation>
    </message>
    <message>
        <source>Month closing no. {0}</source>
        <translation>Clôture mensuelle n°&#xa0;{0}</translation>
    </message>
    <message>
        <source>Year closing no. {0}</source>
        <translation>Clôture annuelle n°&#xa0;{0}</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>Entrée d’espèces</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Sortie d’espèces</translation>
    </message>
    <message>
        <source>Bank drop</source>
        <translation>Prélèvement</translation>
    </message>
    <message>
        <source>Drawer opened without sale</source>
        <translation>Tiroir ouvert sans vente</translation>
    </message>
    <message>
        <source>The count is right</source>
        <translation>Le comptage est juste</translation>
    </message>
    <message>
        <source>{0} missing</source>
        <translation>Il manque {0}</translation>
    </message>
    <message>
        <source>{0} too much</source>
        <translation>{0} en trop</translation>
    </message>
    <message>
        <source>change not given?</source>
        <translation>rendu oublié&#xa0;?</translation>
    </message>
    <message>
        <source>change given twice?</source>
        <translation>rendu fait deux fois&#xa0;?</translation>
    </message>
    <message>
        <source>cash not taken for this ticket?</source>
        <translation>espèces non encaissées pour ce ticket&#xa0;?</translation>
    </message>
    <message>
        <source>one note taken for another?</source>
        <translation>un billet pris pour un autre&#xa0;?</translation>
    </message>
    <message>
        <source>a movement of this amount written down and not carried out?</source>
        <translation>un mouvement de ce montant noté, mais pas fait&#xa0;?</translation>
    </message>
    <message>
        <source>paid in cash, rung as another tender?</source>
        <translation>payé en espèces, saisi sous un autre règlement&#xa0;?</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Ticket {0}, {1}</source>
        <translation>Ticket {0}, {1}</translation>
    </message>
</context>
<context>
    <name>DenominationGrid</name>
    <message>
        <source>Notes</source>
        <translation>Billets</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Total counted</source>
        <translation>Total compté</translation>
    </message>
    <message>
        <source>Pieces of {0}</source>
        <translation>Nombre de {0}</translation>
    </message>
    <message>
        <source>One less of {0}</source>
        <translation>Un de moins&#xa0;: {0}</translation>
    </message>
    <message>
        <source>One more of {0}</source>
        <translation>Un de plus&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>DiscountPanel</name>
    <message>
        <source>On</source>
        <translation>Sur</translation>
    </message>
    <message>
        <source>This line</source>
        <translation>Cette ligne</translation>
    </message>
    <message>
        <source>The whole ticket</source>
        <translation>Tout le ticket</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Other %</source>
        <translation>Autre&#x202f;%</translation>
    </message>
    <message>
        <source>In francs</source>
        <translation>En francs</translation>
    </message>
    <message>
        <source>Percent or francs off</source>
        <translation>Remise en pour cent ou en francs</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Give the discount</source>
        <translation>Faire la remise</translation>
    </message>
    <message>
        <source>Spread over the articles of the ticket.</source>
        <translation>Répartie sur les articles du ticket.</translation>
    </message>
    <message>
        <source>Remove: {0}</source>
        <translation>Retirer&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Choose how much.</source>
        <translation>Choisissez le montant.</translation>
    </message>
    <message>
        <source>Choose a reason: the journal keeps it.</source>
        <translation>Choisissez un motif&#xa0;: le journal le garde.</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <source>Customer display</source>
        <translation>Afficheur client</translation>
    </message>
    <message>
        <source>What the customer sees of the sale: the last line and the total.</source>
        <translation>Ce que la cliente voit de la vente&#xa0;: la dernière ligne et le total.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Two lines, serial port</source>
        <translation>Deux lignes, port série</translation>
    </message>
    <message>
        <source>Second screen</source>
        <translation>Second écran</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>COM3, /dev/ttyUSB0</source>
        <translation>COM3, /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Trouvés sur cet ordinateur</translation>
    </message>
    <message>
        <source>Show a greeting</source>
        <translation>Afficher un bonjour</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Chercher à nouveau</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Say which port the display is on.</source>
        <translation>Indiquez le port de l’afficheur.</translation>
    </message>
    <message>
        <source>The display should read: Bonjour, Nouméa.</source>
        <translation>L’afficheur doit indiquer&#xa0;: Bonjour, Nouméa.</translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>See the articles</source>
        <translation>Voir les articles</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>Importer un autre fichier</translation>
    </message>
</context>
<context>
    <name>DuplicatesBox</name>
    <message>
        <source>Known already?</source>
        <translation>Déjà connue&#xa0;?</translation>
    </message>
    <message>
        <source>Card {0}</source>
        <translation>Carte {0}</translation>
    </message>
    <message>
        <source>The card scanned</source>
        <translation>La carte scannée</translation>
    </message>
    <message>
        <source>Use this card</source>
        <translation>Utiliser sa carte</translation>
    </message>
    <message>
        <source>Same phone</source>
        <translation>Même téléphone</translation>
    </message>
    <message>
        <source>Same e-mail</source>
        <translation>Même e-mail</translation>
    </message>
    <message>
        <source>Nearly the same name</source>
        <translation>Nom presque identique</translation>
    </message>
</context>
<context>
    <name>EditPanel</name>
    <message>
        <source>Day and month only, never the year.</source>
        <translation>Le jour et le mois, jamais l’année.</translation>
    </message>
    <message>
        <source>She may read it. Never health, opinions, origins or beliefs.</source>
        <translation>Elle peut la lire. Jamais la santé, les opinions, les origines ni les croyances.</translation>
    </message>
    <message>
        <source>Save the card</source>
        <translation>Enregistrer la fiche</translation>
    </message>
    <message>
        <source>Known already? {0}. Two cards of one person can be merged.</source>
        <translation>Déjà connue&#xa0;? {0}. Deux fiches d’une même personne peuvent être fusionnées.</translation>
    </message>
    <message>
        <source>Kept as {0}</source>
        <translation>Enregistré sous la forme {0}</translation>
    </message>
</context>
<context>
    <name>Endings</name>
    <message>
        <source>The card bears no name.</source>
        <translation>La carte ne porte aucun nom.</translation>
    </message>
    <message>
        <source>Slip {0} was recorded or voided before.</source>
        <translation>Le bulletin {0} est déjà enregistré ou annulé.</translation>
    </message>
    <message>
        <source>The customer has signed up: card {0}.</source>
        <translation>La cliente est inscrite&#xa0;: carte {0}.</translation>
    </message>
    <message>
        <source>Her choices are recorded.</source>
        <translation>Ses choix sont enregistrés.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Rien n’a changé.</translation>
    </message>
    <message>
        <source>Points of another customer are on this sale: it stays hers.</source>
        <translation>Des points d’une autre cliente sont sur cette vente&#xa0;: elle reste à son nom.</translation>
    </message>
    <message>
        <source>{0} has joined</source>
        <translation>{0} a sa carte</translation>
    </message>
    <message>
        <source>A new member</source>
        <translation>Nouvelle carte de fidélité</translation>
    </message>
    <message>
        <source>A code is on its way to her mailbox. Type it as she reads it out.</source>
        <translation>Un code part vers sa boîte aux lettres électronique. Tapez-le quand elle vous le lit.</translation>
    </message>
    <message>
        <source>Her e-mail is confirmed.</source>
        <translation>Son adresse e-mail est confirmée.</translation>
    </message>
    <message>
        <source>Slip {0} is recorded</source>
        <translation>Le bulletin {0} est enregistré</translation>
    </message>
    <message>
        <source>Slip {0} is void. Her card stays; she may be asked again.</source>
        <translation>Le bulletin {0} est annulé. Sa carte reste&#xa0;; on pourra lui redemander.</translation>
    </message>
    <message>
        <source>She accepts no use beyond her card.</source>
        <translation>Elle n’accepte rien d’autre que sa carte.</translation>
    </message>
    <message numerus="yes">
        <source>She accepts %n use(s), with her signature.</source>
        <translation>
            <numerusform>Elle accepte %n usage, avec sa signature.</numerusform>
            <numerusform>Elle accepte %n usages, avec sa signature.</numerusform>
        </translation>
    </message>
    <message>
        <source>Her slip is printing. When she has signed it, scan it: its code brings it back here.</source>
        <translation>Son bulletin s’imprime. Une fois signé, scannez-le&#xa0;: son code le ramène ici.</translation>
    </message>
    <message>
        <source>Welcome voucher {0}: {1}</source>
        <translation>Code de réduction de bienvenue {0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Business date</source>
        <translation>Journée</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Fait suite à</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>Sealed text</source>
        <translation>Texte scellé</translation>
    </message>
</context>
<context>
    <name>ExclusionRow</name>
    <message>
        <source>Exclusion</source>
        <translation>Exclusion</translation>
    </message>
</context>
<context>
    <name>ExpiryBlock</name>
    <message>
        <source>Let them expire</source>
        <translation>Les faire expirer</translation>
    </message>
    <message>
        <source>They cannot come back. Confirm</source>
        <translation>Sans retour possible. Confirmer</translation>
    </message>
    <message>
        <source>Inactive cards</source>
        <translation>Cartes inactives</translation>
    </message>
    <message>
        <source>By the rules in force points never expire.</source>
        <translation>Selon les règles en vigueur, les points n’expirent jamais.</translation>
    </message>
    <message>
        <source>By the rules in force nothing expires today.</source>
        <translation>Selon les règles en vigueur, rien n’expire aujourd’hui.</translation>
    </message>
    <message>
        <source>{points} points of {members} can expire: no activity for {months}.</source>
        <translation>{points} points de {members} peuvent expirer&#xa0;: aucune activité depuis {months}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln membre</numerusform>
            <numerusform>%Ln membres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln mois</numerusform>
            <numerusform>%Ln mois</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExplainStep</name>
    <message>
        <source>Counted</source>
        <translation>Compté</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>What may explain it</source>
        <translation>Ce qui peut l’expliquer</translation>
    </message>
    <message>
        <source>No ticket and no movement of this amount was found.</source>
        <translation>Aucun ticket ni mouvement de ce montant n’a été trouvé.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>Reason of the difference</source>
        <translation>Motif de l’écart</translation>
    </message>
    <message>
        <source>Go on to closing</source>
        <translation>Passer à la clôture</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Recompter</translation>
    </message>
    <message>
        <source>Reason, if you know it</source>
        <translation>Motif, si vous le connaissez</translation>
    </message>
    <message>
        <source>Mistake in giving change</source>
        <translation>Erreur de rendu</translation>
    </message>
    <message>
        <source>Tender rung wrongly</source>
        <translation>Règlement mal saisi</translation>
    </message>
    <message>
        <source>Movement not written down</source>
        <translation>Mouvement non noté</translation>
    </message>
    <message>
        <source>Not explained</source>
        <translation>Inexpliqué</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>To whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>See the register</source>
        <translation>Voir le registre</translation>
    </message>
    <message>
        <source>The export is logged with its purpose, its number of addresses and who made it.</source>
        <translation>L’export est enregistré avec sa finalité, son nombre d’adresses et qui l’a fait.</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Écrire le fichier</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln adresse</numerusform>
            <numerusform>%Ln adresses</numerusform>
        </translation>
    </message>
    <message>
        <source>The shop keeps the file</source>
        <translation>La boutique garde le fichier</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>adresse e-mail</translation>
    </message>
    <message>
        <source>mobile number</source>
        <translation>numéro de mobile</translation>
    </message>
    <message>
        <source>It opens in a spreadsheet.</source>
        <translation>Il s’ouvre dans un tableur.</translation>
    </message>
    <message>
        <source>It is made for mailing tools.</source>
        <translation>Il est fait pour les outils d’envoi.</translation>
    </message>
    <message>
        <source>The file holds for each customer: {address}, first and last name, language, purpose and channel, version and fingerprint of the text she agreed to, and the day she did. {layout}</source>
        <translation>Le fichier contient pour chaque cliente&#xa0;: {address}, prénom et nom, langue, finalité et canal, version et empreinte du texte accepté, et le jour de l’accord. {layout}</translation>
    </message>
    <message>
        <source>No partner is in the register. Enter one with its written commitment: these addresses leave for nobody else.</source>
        <translation>Aucun partenaire au registre. Inscrivez-en un avec son engagement écrit&#xa0;: ces adresses ne partent chez personne d’autre.</translation>
    </message>
    <message>
        <source>{name} has given no written commitment: nothing leaves for it. Enter the commitment in the register.</source>
        <translation>{name} n’a pas pris d’engagement écrit&#xa0;: rien ne part. Inscrivez l’engagement au registre.</translation>
    </message>
    <message>
        <source>Written commitment of {day}, {reference}</source>
        <translation>Engagement écrit du {day}, {reference}</translation>
    </message>
</context>
<context>
    <name>FaultModel</name>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <source>The cell says</source>
        <translation>La cellule contient</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Ce qui ne va pas</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
</context>
<context>
    <name>FavouritesPanel</name>
    <message>
        <source>The sale screen shows them in this order.</source>
        <translation>L’écran de vente les affiche dans cet ordre.</translation>
    </message>
    <message>
        <source>No favourite yet. Touch the star of an article.</source>
        <translation>Pas encore de favori. Touchez l’étoile d’un article.</translation>
    </message>
    <message>
        <source>Move {name} up</source>
        <translation>Monter {name}</translation>
    </message>
    <message>
        <source>Move {name} down</source>
        <translation>Descendre {name}</translation>
    </message>
    <message>
        <source>Take {name} off the favourites</source>
        <translation>Retirer {name} des favoris</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>Before: {0}</source>
        <translation>Avant&#xa0;: {0}</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>Here: {0}</source>
        <translation>Ici&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Online shop: {0}</source>
        <translation>Site&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>FindCustomerPanel</name>
    <message>
        <source>Card, phone, e-mail or name</source>
        <translation>Carte, téléphone, e-mail ou nom</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Clavier à l’écran</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouvelle cliente</translation>
    </message>
    <message>
        <source>Nobody found for « {0} ».</source>
        <translation>Personne pour «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>More customers match: go on typing.</source>
        <translation>D’autres fiches correspondent&#xa0;: continuez à taper.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Open the till</source>
        <translation>Ouvrir la caisse</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>Première mise en service</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>The settings of this till could not be written: {0}. Nothing was stored.</source>
        <translation>Les réglages de cette caisse n’ont pas pu être écrits&#xa0;: {0}. Rien n’a été enregistré.</translation>
    </message>
</context>
<context>
    <name>GiveUpPanel</name>
    <message>
        <source>Give up for good</source>
        <translation>Abandonner définitivement</translation>
    </message>
    <message>
        <source>Keep it parked</source>
        <translation>Garder de côté</translation>
    </message>
    <message>
        <source>It stays done here, and the online shop will never hear of it. This cannot be undone.</source>
        <translation>Cela reste fait ici, et la boutique en ligne n’en saura jamais rien. C’est sans retour.</translation>
    </message>
</context>
<context>
    <name>HistoryTabs</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>No ticket yet</source>
        <translation>Pas encore de ticket</translation>
    </message>
    <message>
        <source>Her tickets stand here once she is put on a sale.</source>
        <translation>Ses tickets s’affichent ici dès qu’elle est associée à une vente.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>No online order</source>
        <translation>Aucune commande en ligne</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Tickets ({0})</source>
        <translation>Tickets ({0})</translation>
    </message>
    <message>
        <source>Online orders ({0})</source>
        <translation>Commandes en ligne ({0})</translation>
    </message>
    <message>
        <source>Her tickets</source>
        <translation>Ses tickets</translation>
    </message>
    <message>
        <source>Online orders</source>
        <translation>Commandes en ligne</translation>
    </message>
    <message>
        <source>Her orders of the online shop appear here once it is connected.</source>
        <translation>Ses commandes s’affichent ici une fois la boutique en ligne reliée.</translation>
    </message>
    <message>
        <source>Her online orders</source>
        <translation>Ses commandes en ligne</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Portrait</translation>
    </message>
</context>
<context>
    <name>HoldPanel</name>
    <message>
        <source>A hold keeps the data it names from erasure until it ends. Offers stop meanwhile.</source>
        <translation>Un gel protège de l’effacement les données choisies, jusqu’à ce qu’il soit levé. D’ici là, aucune offre n’est envoyée.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Gel</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>A file number is enough. Never health or opinions.</source>
        <translation>Un numéro de dossier suffit. Jamais la santé ni les opinions.</translation>
    </message>
    <message>
        <source>Place the hold</source>
        <translation>Poser le gel</translation>
    </message>
    <message>
        <source>Say why in a few words.</source>
        <translation>Dites pourquoi en quelques mots.</translation>
    </message>
    <message>
        <source>Her name</source>
        <translation>Son nom</translation>
    </message>
    <message>
        <source>Her address, e-mail and phone</source>
        <translation>Ses adresse, e-mail et téléphone</translation>
    </message>
    <message>
        <source>Her tickets</source>
        <translation>Ses tickets</translation>
    </message>
    <message>
        <source>Her points</source>
        <translation>Ses points</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Ce qui est gardé</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>À revoir le</translation>
    </message>
</context>
<context>
    <name>HoldsSection</name>
    <message>
        <source>Holds to review</source>
        <translation>Gels à revoir</translation>
    </message>
    <message>
        <source>A hold keeps named data from erasure and stops offers. When its date comes, see if it must stand.</source>
        <translation>Un gel protège des données de l’effacement et arrête les offres. À sa date, voyez s’il doit rester.</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Gel</translation>
    </message>
    <message>
        <source>Placed on</source>
        <translation>Posé le</translation>
    </message>
    <message>
        <source>Review was due</source>
        <translation>À revoir depuis le</translation>
    </message>
    <message>
        <source>No hold is due for review</source>
        <translation>Aucun gel à revoir</translation>
    </message>
    <message>
        <source>Holds are placed on a customer&apos;s card. Each comes back here on its date of review.</source>
        <translation>Un gel se pose sur la fiche d’une cliente. Il revient ici à sa date.</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Ouvrir la fiche</translation>
    </message>
    <message>
        <source>Open the card: {0}</source>
        <translation>Ouvrir la fiche&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>IdentityBlock</name>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Origin of each field that does not say another.</source>
        <translation>Origine de chaque donnée qui n’en indique pas une autre.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Never health, opinions or origins.</source>
        <translation>Jamais la santé, les opinions ni les origines.</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Not given: {0}.</source>
        <translation>Non indiqué&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import articles</source>
        <translation>Importer des articles</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>Une étape en arrière</translation>
    </message>
    <message>
        <source>1 File</source>
        <translation>1 Fichier</translation>
    </message>
    <message>
        <source>2 Columns</source>
        <translation>2 Colonnes</translation>
    </message>
    <message>
        <source>3 Check</source>
        <translation>3 Contrôle</translation>
    </message>
    <message>
        <source>4 Done</source>
        <translation>4 Terminé</translation>
    </message>
    <message>
        <source>There is no file {file}. Check its name.</source>
        <translation>Il n’y a pas de fichier {file}. Vérifiez son nom.</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>Lecture de {file}</translation>
    </message>
    <message numerus="yes">
        <source>Checking %Ln row(s)</source>
        <translation>
            <numerusform>Contrôle de %Ln ligne</numerusform>
            <numerusform>Contrôle de %Ln lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln article(s)</source>
        <translation>
            <numerusform>Import de %Ln article</numerusform>
            <numerusform>Import de %Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} was not written. Close it in other programs, or choose another folder.</source>
        <translation>{file} n’a pas été écrit. Fermez-le dans les autres programmes, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The faults are listed in {file}.</source>
        <translation>Les erreurs sont listées dans {file}.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>Arrêté. Rien n’a été importé.</translation>
    </message>
    <message>
        <source>{file} cannot be read. Close it in other programs, or copy it to this computer.</source>
        <translation>{file} ne peut pas être lu. Fermez-le dans les autres programmes, ou copiez-le sur cet ordinateur.</translation>
    </message>
    <message>
        <source>{file}: {rows}. Say what each column means; the proposal comes from their names.</source>
        <translation>{file}&#xa0;: {rows}. Dites ce que contient chaque colonne&#xa0;; la proposition vient de leurs noms.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln ligne</numerusform>
            <numerusform>%Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>One column must be the article number or the barcode.</source>
        <translation>Une colonne doit être le numéro d’article ou le code-barres.</translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln row(s)</source>
        <translation>
            <numerusform>Contrôler %Ln ligne</numerusform>
            <numerusform>Contrôler %Ln lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported: {new} new, {changed} changed.</source>
        <translation>Nouveaux&#xa0;: {new}. Modifiés&#xa0;: {changed}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message>
        <source>{prices}, {rates}. {unchanged} were as in the file already.</source>
        <translation>{prices}, {rates}. Déjà comme dans le fichier&#xa0;: {unchanged}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new price(s)</source>
        <translation>
            <numerusform>%Ln nouveau prix</numerusform>
            <numerusform>%Ln nouveaux prix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new TGC rate(s)</source>
        <translation>
            <numerusform>%Ln nouveau taux de TGC</numerusform>
            <numerusform>%Ln nouveaux taux de TGC</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx *.xlsm *.txt)</source>
        <translation>Tableaux (*.csv *.xlsx *.xlsm *.txt)</translation>
    </message>
    <message>
        <source>{file}_faults.csv</source>
        <translation>{file}_erreurs.csv</translation>
    </message>
    <message>
        <source>Export the faults</source>
        <translation>Exporter les erreurs</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>Fichier CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Article number</source>
        <translation>Numéro d’article</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>Code-barres</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Shade</source>
        <translation>Teinte</translation>
    </message>
    <message>
        <source>Colour of the shade</source>
        <translation>Couleur de la teinte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Contenance</translation>
    </message>
    <message>
        <source>Price, TGC included</source>
        <translation>Prix TTC</translation>
    </message>
    <message>
        <source>Price from</source>
        <translation>Prix à partir du</translation>
    </message>
    <message>
        <source>TGC rate</source>
        <translation>Taux de TGC</translation>
    </message>
    <message>
        <source>Goods or service</source>
        <translation>Produit ou service</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Neither an article number nor a barcode</source>
        <translation>Ni numéro d’article ni code-barres</translation>
    </message>
    <message>
        <source>Give at least one of them: the next import finds the article by it.</source>
        <translation>Donnez au moins l’un des deux&#xa0;: le prochain import retrouve l’article grâce à lui.</translation>
    </message>
    <message>
        <source>A new article without a name</source>
        <translation>Nouvel article sans nom</translation>
    </message>
    <message>
        <source>Write its name.</source>
        <translation>Écrivez son nom.</translation>
    </message>
    <message>
        <source>A new article without a price</source>
        <translation>Nouvel article sans prix</translation>
    </message>
    <message>
        <source>Write its price, TGC included.</source>
        <translation>Écrivez son prix TTC.</translation>
    </message>
    <message>
        <source>The text is too long</source>
        <translation>Le texte est trop long</translation>
    </message>
    <message>
        <source>Shorten it to {fact} characters.</source>
        <translation>Ramenez-le à {fact} caractères.</translation>
    </message>
    <message>
        <source>This is no barcode</source>
        <translation>Ce n’est pas un code-barres</translation>
    </message>
    <message>
        <source>A barcode has 8, 12, 13 or 14 digits. Copy it from the pack.</source>
        <translation>Un code-barres a 8, 12, 13 ou 14 chiffres. Recopiez-le de l’emballage.</translation>
    </message>
    <message>
        <source>A digit of the barcode is wrong</source>
        <translation>Un chiffre du code-barres est faux</translation>
    </message>
    <message>
        <source>If the other digits are right, the last one is {fact}. Check the pack.</source>
        <translation>Si les autres chiffres sont justes, le dernier est {fact}. Vérifiez sur l’emballage.</translation>
    </message>
    <message>
        <source>The spreadsheet cut the barcode</source>
        <translation>Le tableur a tronqué le code-barres</translation>
    </message>
    <message>
        <source>Set the column to text and type or paste the code again.</source>
        <translation>Mettez la colonne au format texte, puis tapez ou collez le code à nouveau.</translation>
    </message>
    <message>
        <source>The barcode stands in two rows</source>
        <translation>Le code-barres figure sur deux lignes</translation>
    </message>
    <message>
        <source>It stands in row {fact} too. Keep it in one of them.</source>
        <translation>Il figure aussi à la ligne {fact}. Gardez-le sur une seule.</translation>
    </message>
    <message>
        <source>The barcode belongs to another article</source>
        <translation>Le code-barres est celui d’un autre article</translation>
    </message>
    <message>
        <source>The shop knows it as {fact}. Correct the barcode or the article number.</source>
        <translation>La boutique le connaît comme {fact}. Corrigez le code-barres ou le numéro d’article.</translation>
    </message>
    <message>
        <source>The article is there twice</source>
        <translation>L’article y est deux fois</translation>
    </message>
    <message>
        <source>It stands elsewhere too: {fact}. Keep one of them.</source>
        <translation>Il figure aussi ailleurs&#xa0;: {fact}. N’en gardez qu’un.</translation>
    </message>
    <message>
        <source>This is no price in francs</source>
        <translation>Ce n’est pas un prix en francs</translation>
    </message>
    <message>
        <source>Write a whole number of francs, such as 1250.</source>
        <translation>Écrivez un nombre entier de francs, par exemple 1250.</translation>
    </message>
    <message>
        <source>This is no date</source>
        <translation>Ce n’est pas une date</translation>
    </message>
    <message>
        <source>Write it as 23/11/2026.</source>
        <translation>Écrivez-la sous la forme 23/11/2026.</translation>
    </message>
    <message>
        <source>There is no such TGC rate</source>
        <translation>Ce taux de TGC n’existe pas</translation>
    </message>
    <message>
        <source>The rates are {fact}.</source>
        <translation>Les taux sont {fact}.</translation>
    </message>
    <message>
        <source>Neither goods nor a service</source>
        <translation>Ni produit ni service</translation>
    </message>
    <message>
        <source>Write « produit » or « service ».</source>
        <translation>Écrivez «&#xa0;produit&#xa0;» ou «&#xa0;service&#xa0;».</translation>
    </message>
    <message>
        <source>Neither yes nor no</source>
        <translation>Ni oui ni non</translation>
    </message>
    <message>
        <source>Write « oui » or « non ».</source>
        <translation>Écrivez «&#xa0;oui&#xa0;» ou «&#xa0;non&#xa0;».</translation>
    </message>
    <message>
        <source>This is no number of pieces</source>
        <translation>Ce n’est pas un nombre de pièces</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>Écrivez un nombre entier.</translation>
    </message>
    <message>
        <source>This is no colour</source>
        <translation>Ce n’est pas une couleur</translation>
    </message>
    <message>
        <source>Write it as #A8325A, or leave the cell empty.</source>
        <translation>Écrivez-la sous la forme #A8325A, ou laissez la cellule vide.</translation>
    </message>
    <message>
        <source>Shades of one article disagree</source>
        <translation>Les teintes d’un même article se contredisent</translation>
    </message>
    <message>
        <source>Elsewhere: {fact}. Write the same in every row of the article.</source>
        <translation>Ailleurs&#xa0;: {fact}. Écrivez la même chose sur toutes les lignes de l’article.</translation>
    </message>
</context>
<context>
    <name>InstrumentPanel</name>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
    <message>
        <source>Good until {0}</source>
        <translation>Valable jusqu’au {0}</translation>
    </message>
    <message>
        <source>Without an end date</source>
        <translation>Sans date de fin</translation>
    </message>
</context>
<context>
    <name>InvoicePanel</name>
    <message>
        <source>Make the invoice</source>
        <translation>Faire la facture</translation>
    </message>
    <message>
        <source>A private customer need not be named. A professional needs a name and an address.</source>
        <translation>Pour un particulier, le nom est facultatif. Pour un professionnel, le nom et l’adresse sont obligatoires.</translation>
    </message>
    <message>
        <source>Name or company</source>
        <translation>Nom ou société</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>RIDET</source>
        <translation>RIDET</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>La rouvrir</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>RIDET, for a company</source>
        <translation>RIDET, pour une société</translation>
    </message>
    <message>
        <source>What is typed here goes on this invoice and is not kept by the till.</source>
        <translation>Ce que vous tapez ici figure sur cette facture et n’est pas gardé par la caisse.</translation>
    </message>
    <message>
        <source>Invoice of ticket {0}</source>
        <translation>Facture du ticket {0}</translation>
    </message>
    <message>
        <source>The invoice could not be written to {0}: {1}</source>
        <translation>La facture n’a pas pu être écrite dans {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Invoice written: {0}</source>
        <translation>Facture écrite&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Cannot be read</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Vente</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Voided sale</source>
        <translation>Vente annulée</translation>
    </message>
    <message>
        <source>Voided line</source>
        <translation>Ligne annulée</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicata</translation>
    </message>
    <message>
        <source>Cash movement</source>
        <translation>Mouvement d’espèces</translation>
    </message>
    <message>
        <source>Drawer without sale</source>
        <translation>Tiroir sans vente</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>X report</source>
        <translation>X de caisse</translation>
    </message>
    <message>
        <source>Z report</source>
        <translation>Z de caisse</translation>
    </message>
    <message>
        <source>Month closing</source>
        <translation>Clôture mensuelle</translation>
    </message>
    <message>
        <source>Year closing</source>
        <translation>Clôture annuelle</translation>
    </message>
    <message>
        <source>Verified count</source>
        <translation>Comptage contrôlé</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>TGC rate</source>
        <translation>Taux de TGC</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Lock-out</source>
        <translation>Blocage</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêt</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Failed verification</source>
        <translation>Vérification en échec</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>TPE</translation>
    </message>
    <message>
        <source>Points corrected</source>
        <translation>Points corrigés</translation>
    </message>
    <message>
        <source>Points expired</source>
        <translation>Points expirés</translation>
    </message>
    <message>
        <source>Cards merged</source>
        <translation>Fiches fusionnées</translation>
    </message>
    <message>
        <source>Merge undone</source>
        <translation>Fusion défaite</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Politique de confidentialité</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Sous-traitant</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Gel</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Code de réduction</translation>
    </message>
    <message>
        <source>forgotten card</source>
        <translation>carte oubliée</translation>
    </message>
    <message>
        <source>goodwill gesture</source>
        <translation>geste commercial</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>balance of before</source>
        <translation>ancien solde</translation>
    </message>
    <message>
        <source>Ticket {0}</source>
        <translation>Ticket {0}</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>version {0}</translation>
    </message>
    <message>
        <source>ends earlier consents</source>
        <translation>met fin à des accords antérieurs</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>sous-traitant</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>partenaire</translation>
    </message>
    <message>
        <source>written commitment</source>
        <translation>engagement écrit</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>posé</translation>
    </message>
    <message>
        <source>Ticket {0}: {1}</source>
        <translation>Ticket {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>Entrée d’espèces</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Sortie d’espèces</translation>
    </message>
    <message>
        <source>Bank drop</source>
        <translation>Prélèvement</translation>
    </message>
    <message>
        <source>Opening float</source>
        <translation>Fond de caisse</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>N°&#xa0;{0}</translation>
    </message>
    <message>
        <source>difference {0}</source>
        <translation>écart {0}</translation>
    </message>
    <message>
        <source>Closing {0}</source>
        <translation>Clôture {0}</translation>
    </message>
    <message>
        <source>{0}, asked by {1}</source>
        <translation>{0}, à la demande de {1}</translation>
    </message>
    <message>
        <source>{0}: {1} → {2}</source>
        <translation>{0}&#xa0;: {1} → {2}</translation>
    </message>
    <message>
        <source>given</source>
        <translation>accordé</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>joined the team</source>
        <translation>arrivée dans l’équipe</translation>
    </message>
    <message>
        <source>another PIN</source>
        <translation>nouveau PIN</translation>
    </message>
    <message>
        <source>another badge</source>
        <translation>nouveau badge</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>retour dans l’équipe</translation>
    </message>
    <message>
        <source>let go</source>
        <translation>départ de l’équipe</translation>
    </message>
    <message>
        <source>By badge</source>
        <translation>Par badge</translation>
    </message>
    <message>
        <source>By PIN</source>
        <translation>Par PIN</translation>
    </message>
    <message>
        <source>Founded</source>
        <translation>Première mise en service</translation>
    </message>
    <message>
        <source>Entry {0}: {1}</source>
        <translation>Écriture {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>{0} {1}, DUPLICATA {2}</source>
        <translation>{0} {1}, DUPLICATA {2}</translation>
    </message>
</context>
<context>
    <name>JournalCodes</name>
    <message>
        <source>cashier</source>
        <translation>vendeuse</translation>
    </message>
    <message>
        <source>manager</source>
        <translation>responsable</translation>
    </message>
    <message>
        <source>sell and take payment</source>
        <translation>vendre et encaisser</translation>
    </message>
    <message>
        <source>discount</source>
        <translation>remise</translation>
    </message>
    <message>
        <source>return with ticket</source>
        <translation>retour avec ticket</translation>
    </message>
    <message>
        <source>return without ticket</source>
        <translation>retour sans ticket</translation>
    </message>
    <message>
        <source>void a sale</source>
        <translation>annuler une vente</translation>
    </message>
    <message>
        <source>drawer without sale</source>
        <translation>tiroir sans vente</translation>
    </message>
    <message>
        <source>cash in and out</source>
        <translation>entrées et sorties d’espèces</translation>
    </message>
    <message>
        <source>read the X</source>
        <translation>lire le X</translation>
    </message>
    <message>
        <source>close the day</source>
        <translation>clôturer la journée</translation>
    </message>
    <message>
        <source>close the month and the year</source>
        <translation>clôturer le mois et l’année</translation>
    </message>
    <message>
        <source>verify a count</source>
        <translation>contrôler un comptage</translation>
    </message>
    <message>
        <source>change the articles</source>
        <translation>modifier les articles</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>rapports</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>journal</translation>
    </message>
    <message>
        <source>team and rights</source>
        <translation>équipe et droits</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>réglages</translation>
    </message>
    <message>
        <source>customers</source>
        <translation>clients</translation>
    </message>
    <message>
        <source>what customers bought</source>
        <translation>achats des clientes</translation>
    </message>
    <message>
        <source>merge cards</source>
        <translation>fusionner des fiches</translation>
    </message>
    <message>
        <source>correct points</source>
        <translation>corriger les points</translation>
    </message>
    <message>
        <source>loyalty programme</source>
        <translation>programme de fidélité</translation>
    </message>
    <message>
        <source>export addresses</source>
        <translation>exporter des adresses</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>confidentialité</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Gift ticket</source>
        <translation>Ticket cadeau</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Month closing</source>
        <translation>Clôture mensuelle</translation>
    </message>
    <message>
        <source>Year closing</source>
        <translation>Clôture annuelle</translation>
    </message>
    <message>
        <source>Cash movement</source>
        <translation>Mouvement d’espèces</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
    <message>
        <source>archive of the journal</source>
        <translation>archive du journal</translation>
    </message>
    <message>
        <source>catalogue</source>
        <translation>catalogue</translation>
    </message>
    <message>
        <source>contact list</source>
        <translation>liste de contacts</translation>
    </message>
    <message>
        <source>name of the till</source>
        <translation>nom du poste</translation>
    </message>
    <message>
        <source>shop name</source>
        <translation>nom de la boutique</translation>
    </message>
    <message>
        <source>legal name</source>
        <translation>raison sociale</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adresse</translation>
    </message>
    <message>
        <source>RIDET</source>
        <translation>RIDET</translation>
    </message>
    <message>
        <source>RCS</source>
        <translation>RCS</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>website</source>
        <translation>site web</translation>
    </message>
    <message>
        <source>TGC regime</source>
        <translation>régime de TGC</translation>
    </message>
    <message>
        <source>return policy</source>
        <translation>conditions de retour</translation>
    </message>
    <message>
        <source>last line of the ticket</source>
        <translation>dernière ligne du ticket</translation>
    </message>
    <message>
        <source>sign of the franc</source>
        <translation>signe du franc</translation>
    </message>
    <message>
        <source>difference that wants a reason</source>
        <translation>écart qui demande un motif</translation>
    </message>
    <message>
        <source>usual opening float</source>
        <translation>fond de caisse habituel</translation>
    </message>
    <message>
        <source>validity of gift cards and credit notes</source>
        <translation>validité des cartes cadeau et des avoirs</translation>
    </message>
    <message>
        <source>ticket printed without asking</source>
        <translation>ticket imprimé sans demander</translation>
    </message>
    <message>
        <source>training</source>
        <translation>formation</translation>
    </message>
    <message>
        <source>how long customers are kept</source>
        <translation>durée de conservation des fiches</translation>
    </message>
    <message>
        <source>days until a cue</source>
        <translation>jours avant un rappel</translation>
    </message>
    <message>
        <source>welcome voucher</source>
        <translation>code de réduction de bienvenue</translation>
    </message>
    <message>
        <source>worth of the welcome voucher</source>
        <translation>valeur du code de bienvenue</translation>
    </message>
    <message>
        <source>validity of the welcome voucher</source>
        <translation>durée du code de bienvenue</translation>
    </message>
    <message>
        <source>online shop</source>
        <translation>boutique en ligne</translation>
    </message>
    <message>
        <source>message to the online shop</source>
        <translation>message à la boutique en ligne</translation>
    </message>
</context>
<context>
    <name>JournalCounts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) given up</source>
        <translation>
            <numerusform>%n ligne abandonnée</numerusform>
            <numerusform>%n lignes abandonnées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrong PIN(s) in a row</source>
        <translation>
            <numerusform>%n PIN faux d’affilée</numerusform>
            <numerusform>%n PIN faux d’affilée</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set back by %n second(s)</source>
        <translation>
            <numerusform>Reculée de %n seconde</numerusform>
            <numerusform>Reculée de %n secondes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalModel</name>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
</context>
<context>
    <name>JournalSection</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>No entry</source>
        <translation>Aucune écriture</translation>
    </message>
    <message>
        <source>Choose another kind or another day.</source>
        <translation>Choisissez une autre nature ou un autre jour.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Toutes les natures</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>Un jour</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Verify the journal</source>
        <translation>Vérifier le journal</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n écriture</numerusform>
            <numerusform>%n écritures</numerusform>
        </translation>
    </message>
    <message>
        <source>The latest {0} entries</source>
        <translation>Les {0} dernières écritures</translation>
    </message>
    <message>
        <source>Archive the journal</source>
        <translation>Archiver le journal</translation>
    </message>
    <message>
        <source>Entry {0}</source>
        <translation>Écriture {0}</translation>
    </message>
    <message>
        <source>Stopped. The journal was not looked at.</source>
        <translation>Arrêté. Le journal n’a pas été examiné.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries archived: {0}</source>
        <translation>
            <numerusform>%n écriture archivée&#xa0;: {0}</numerusform>
            <numerusform>%n écritures archivées&#xa0;: {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>JournalVerdict</name>
    <message>
        <source>Stopped. The first {0} entries are sound; the others were not read.</source>
        <translation>Arrêté. Les {0} premières écritures sont intactes&#xa0;; les autres n’ont pas été lues.</translation>
    </message>
    <message>
        <source>The journal is whole: {0} entries, each in its place, unchanged and signed.</source>
        <translation>Le journal est intact&#xa0;: {0} écritures, chacune à sa place, inchangée et signée.</translation>
    </message>
    <message>
        <source>{0} tickets and {1} closings agree with it.</source>
        <translation>{0} tickets et {1} clôtures concordent avec lui.</translation>
    </message>
    <message>
        <source>its text was changed</source>
        <translation>son texte a été modifié</translation>
    </message>
    <message>
        <source>its fingerprint was changed</source>
        <translation>son empreinte a été modifiée</translation>
    </message>
    <message>
        <source>it was rewritten; this till did not sign it</source>
        <translation>elle a été réécrite&#xa0;; cette caisse ne l’a pas signée</translation>
    </message>
    <message>
        <source>its signature was changed</source>
        <translation>sa signature a été modifiée</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>elle manque</translation>
    </message>
    <message>
        <source>it was added afterwards</source>
        <translation>elle a été ajoutée après coup</translation>
    </message>
    <message>
        <source>it was exchanged with another</source>
        <translation>elle a été échangée avec une autre</translation>
    </message>
    <message>
        <source>it does not follow the entry before it</source>
        <translation>elle ne fait pas suite à l’écriture précédente</translation>
    </message>
    <message>
        <source>the store contradicts its text</source>
        <translation>la base de données contredit son texte</translation>
    </message>
    <message>
        <source>its form is not the agreed one</source>
        <translation>sa forme n’est pas celle convenue</translation>
    </message>
    <message>
        <source>the key on file is not the key of this till</source>
        <translation>la clé enregistrée n’est pas celle de cette caisse</translation>
    </message>
    <message>
        <source>The journal is broken: {0}. Sell no more and call the technician.</source>
        <translation>Le journal est rompu&#xa0;: {0}. Ne vendez plus et appelez le technicien.</translation>
    </message>
    <message>
        <source>The journal is broken at entry {0}: {1}. The {2} entries before it are sound. Keep this computer as it is and call the technician.</source>
        <translation>Le journal est rompu à l’écriture {0}&#xa0;: {1}. Les {2} écritures précédentes sont intactes. Laissez cet ordinateur en l’état et appelez le technicien.</translation>
    </message>
    <message>
        <source>Ticket {0}</source>
        <translation>Ticket {0}</translation>
    </message>
    <message>
        <source>Z no. {0}</source>
        <translation>Z n°&#xa0;{0}</translation>
    </message>
    <message>
        <source>Month closing no. {0}</source>
        <translation>Clôture mensuelle n°&#xa0;{0}</translation>
    </message>
    <message>
        <source>Year closing no. {0}</source>
        <translation>Clôture annuelle n°&#xa0;{0}</translation>
    </message>
    <message>
        <source>has no entry in the journal</source>
        <translation>sans écriture au journal</translation>
    </message>
    <message>
        <source>is in the journal but not in the store</source>
        <translation>au journal, mais absent de la base de données</translation>
    </message>
    <message>
        <source>differs from its entry</source>
        <translation>différent de son écriture</translation>
    </message>
    <message>
        <source>But {0} contradiction(s) with the store, the first: {1} {2} (entry {3}).</source>
        <translation>Désaccords avec la base de données&#xa0;: {0}. Le premier&#xa0;: {1}, {2} (écriture {3}).</translation>
    </message>
</context>
<context>
    <name>KeepingBlock</name>
    <message>
        <source>Legal holds</source>
        <translation>Gels</translation>
    </message>
    <message>
        <source>Place a hold</source>
        <translation>Poser un gel</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Lever</translation>
    </message>
    <message>
        <source>End it? Confirm</source>
        <translation>Lever&#xa0;? Confirmer</translation>
    </message>
    <message>
        <source>End the hold: {0}</source>
        <translation>Lever le gel&#xa0;: {0}</translation>
    </message>
    <message>
        <source>{reason} · review on {day}</source>
        <translation>{reason} · à revoir le {day}</translation>
    </message>
    <message numerus="yes">
        <source>Opened %n time(s)</source>
        <translation>
            <numerusform>Ouverte %n fois</numerusform>
            <numerusform>Ouverte %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>No date of erasure: a legal hold stands.</source>
        <translation>Pas de date d’effacement&#xa0;: un gel est posé.</translation>
    </message>
    <message>
        <source>her last ticket is of {last}</source>
        <translation>son dernier ticket est du {last}</translation>
    </message>
    <message>
        <source>her points last moved on {last}</source>
        <translation>son dernier mouvement de points est du {last}</translation>
    </message>
    <message>
        <source>she last spoke of her consents on {last}</source>
        <translation>son dernier choix de consentement est du {last}</translation>
    </message>
    <message>
        <source>her card last changed on {last}</source>
        <translation>sa fiche a changé le {last}</translation>
    </message>
    <message>
        <source>a legal hold ended; last activity on {last}</source>
        <translation>un gel a été levé&#xa0;; dernière activité le {last}</translation>
    </message>
    <message>
        <source>Erasure planned on {due}, because {because}.</source>
        <translation>Effacement prévu le {due}&#xa0;: {because}.</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>Effacer le dernier chiffre</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>On this page</source>
        <translation>Sur cette page</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
</context>
<context>
    <name>KnownCard</name>
    <message>
        <source>Card {0}</source>
        <translation>Carte {0}</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>A few questions, and the till can sell. Everything can be changed later in Settings.</source>
        <translation>Quelques questions, et la caisse peut vendre. Tout se modifie plus tard dans les Réglages.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>The language of the screens. Tickets are in French.</source>
        <translation>La langue des écrans. Les tickets sont en français.</translation>
    </message>
</context>
<context>
    <name>LineBar</name>
    <message>
        <source>One piece less</source>
        <translation>Une pièce de moins</translation>
    </message>
    <message>
        <source>One piece more</source>
        <translation>Une pièce de plus</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Why this price</source>
        <translation>Pourquoi ce prix</translation>
    </message>
    <message>
        <source>Void line</source>
        <translation>Annuler la ligne</translation>
    </message>
    <message>
        <source>Quantity of {0}: {1}. Change</source>
        <translation>Quantité de {0}&#xa0;: {1}. Modifier</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Sign in</source>
        <translation>S’identifier</translation>
    </message>
    <message>
        <source>Type your PIN or scan your badge</source>
        <translation>Tapez votre PIN ou scannez votre badge</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message numerus="yes">
        <source>A sale of %n piece(s) is waiting; it stays as it is.</source>
        <translation>
            <numerusform>Une vente de %n pièce est en cours&#xa0;; elle reste telle quelle.</numerusform>
            <numerusform>Une vente de %n pièces est en cours&#xa0;; elle reste telle quelle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LooksModel</name>
    <message>
        <source>Card without a name</source>
        <translation>Carte sans nom</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Qui a consulté</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>LooksSection</name>
    <message>
        <source>Looks at cards</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Ouvrir la fiche</translation>
    </message>
    <message>
        <source>Nobody looked at a card yet</source>
        <translation>Aucune fiche consultée pour l’instant</translation>
    </message>
    <message>
        <source>Each time a customer&apos;s card is opened, who, when and why are kept here.</source>
        <translation>À chaque ouverture d’une fiche, cette liste garde qui, quand et pourquoi.</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln latest. Opening a card from here is a look too, noted as a control.</source>
        <translation>
            <numerusform>La dernière. Ouvrir une fiche d’ici compte aussi, comme contrôle.</numerusform>
            <numerusform>Les %Ln dernières. Ouvrir une fiche d’ici compte aussi, comme contrôle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LooseReturnPanel</name>
    <message>
        <source>Without ticket, the article is taken back at today&apos;s price and paid out as a credit note only.</source>
        <translation>Sans ticket, l’article est repris au prix du jour et remboursé uniquement par un avoir.</translation>
    </message>
    <message>
        <source>Article, shade or code</source>
        <translation>Article, teinte ou code</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Another article</source>
        <translation>Autre article</translation>
    </message>
    <message>
        <source>Pieces taken back</source>
        <translation>Pièces reprises</translation>
    </message>
    <message>
        <source>State of the article</source>
        <translation>État de l’article</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
    <message>
        <source>Ask for the approval</source>
        <translation>Demander l’autorisation</translation>
    </message>
    <message>
        <source>Add to the ticket</source>
        <translation>Ajouter au ticket</translation>
    </message>
    <message>
        <source>Articles found</source>
        <translation>Articles trouvés</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
</context>
<context>
    <name>LoyaltySection</name>
    <message>
        <source>Loyalty programme</source>
        <translation>Programme de fidélité</translation>
    </message>
    <message>
        <source>What is put in force holds for the tickets to come. Points given stay given.</source>
        <translation>Ce qui est mis en vigueur vaut pour les tickets à venir. Les points donnés restent donnés.</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Mettre en vigueur</translation>
    </message>
    <message>
        <source>Not in force yet</source>
        <translation>Pas encore en vigueur</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>{points} points of {members} expired.</source>
        <translation>{points} points de {members} ont expiré.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln membre</numerusform>
            <numerusform>%Ln membres</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was stored.</source>
        <translation>Arrêté. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Welcome voucher</source>
        <translation>Code de réduction de bienvenue</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>What would it have given?</source>
        <translation>Qu’est-ce que cela aurait donné&#xa0;?</translation>
    </message>
</context>
<context>
    <name>LoyaltyWords</name>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Her birthday</source>
        <translation>Son anniversaire</translation>
    </message>
</context>
<context>
    <name>MailQueueList</name>
    <message>
        <source>Send now</source>
        <translation>Envoyer maintenant</translation>
    </message>
    <message>
        <source>Waiting messages</source>
        <translation>Messages en attente</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait.</source>
        <translation>
            <numerusform>%n message en attente.</numerusform>
            <numerusform>%n messages en attente.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) failed.</source>
        <translation>
            <numerusform>%n message en échec.</numerusform>
            <numerusform>%n messages en échec.</numerusform>
        </translation>
    </message>
    <message>
        <source>No mail server is set up.</source>
        <translation>Aucun serveur de messagerie n’est réglé.</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Rien en attente.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Receipt of consents</source>
        <translation>Récépissé de consentement</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Welcome code</source>
        <translation>Code de bienvenue</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>server unreachable</source>
        <translation>serveur injoignable</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>encryption refused</source>
        <translation>chiffrement refusé</translation>
    </message>
    <message>
        <source>certificate not valid</source>
        <translation>certificat non valable</translation>
    </message>
    <message>
        <source>user or password refused</source>
        <translation>identifiant ou mot de passe refusé</translation>
    </message>
    <message>
        <source>sender refused</source>
        <translation>expéditeur refusé</translation>
    </message>
    <message>
        <source>connection broken</source>
        <translation>connexion coupée</translation>
    </message>
    <message>
        <source>server asks to wait</source>
        <translation>le serveur demande d’attendre</translation>
    </message>
    <message>
        <source>address refused for good</source>
        <translation>adresse refusée définitivement</translation>
    </message>
    <message>
        <source>address with accents, not possible at this server</source>
        <translation>adresse avec accents, impossible sur ce serveur</translation>
    </message>
    <message>
        <source>perhaps arrived</source>
        <translation>peut-être arrivé</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Pas encore essayé</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n essai</numerusform>
            <numerusform>%n essais</numerusform>
        </translation>
    </message>
    <message>
        <source>The mail server is asked again. What is sent leaves this list.</source>
        <translation>Le serveur est à nouveau sollicité. Ce qui part quitte cette liste.</translation>
    </message>
</context>
<context>
    <name>MailSection</name>
    <message>
        <source>For tickets by e-mail, codes and receipts of consents. Without a server, messages wait.</source>
        <translation>Pour les tickets par e-mail, les codes et les récépissés. Sans serveur, les messages attendent.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Serveur de messagerie</translation>
    </message>
    <message>
        <source>As the provider says: smtp.example.com</source>
        <translation>Donné par votre fournisseur&#xa0;: smtp.example.com</translation>
    </message>
    <message>
        <source>Sender&apos;s address</source>
        <translation>Adresse de l’expéditeur</translation>
    </message>
    <message>
        <source>Customers see it, with the shop&apos;s name.</source>
        <translation>Les clientes la voient, avec le nom de la boutique.</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Empty when the server asks for none.</source>
        <translation>Vide si le serveur n’en demande pas.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Send a test message to</source>
        <translation>Envoyer un message d’essai à</translation>
    </message>
    <message>
        <source>Send the test</source>
        <translation>Envoyer l’essai</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Usual, on port 587.</source>
        <translation>Le plus courant, port 587.</translation>
    </message>
    <message>
        <source>From the first byte, on port 465.</source>
        <translation>Dès la connexion, port 465.</translation>
    </message>
    <message>
        <source>Anybody on the way can read the messages; no password is sent.</source>
        <translation>Les messages circulent en clair&#xa0;; aucun mot de passe n’est envoyé.</translation>
    </message>
    <message>
        <source>Set. Type another to change it.</source>
        <translation>Enregistré. Tapez-en un autre pour le changer.</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>The password could not be kept on this PC. Nothing was saved.</source>
        <translation>Le mot de passe n’a pas pu être gardé sur ce PC. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>A server&apos;s name has no spaces.</source>
        <translation>Le nom d’un serveur n’a pas d’espace.</translation>
    </message>
    <message>
        <source>Enter one e-mail address, without accents.</source>
        <translation>Entrez une seule adresse e-mail, sans accents.</translation>
    </message>
    <message>
        <source>Without encryption no password is sent: leave this empty.</source>
        <translation>Sans chiffrement, aucun mot de passe n’est envoyé&#xa0;: laissez vide.</translation>
    </message>
    <message>
        <source>Say which server sends the messages.</source>
        <translation>Indiquez le serveur qui envoie les messages.</translation>
    </message>
    <message>
        <source>Waiting for the mail server.</source>
        <translation>On attend le serveur de messagerie.</translation>
    </message>
    <message>
        <source>The mail server took the message. Look into the mailbox, and into the spam.</source>
        <translation>Le serveur a pris le message. Regardez dans la boîte de réception, et parmi les indésirables.</translation>
    </message>
</context>
<context>
    <name>MainFrame</name>
    <message>
        <source>Keys of this page</source>
        <translation>Touches de cette page</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Back one step</source>
        <translation>Une étape en arrière</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>ManagerStep</name>
    <message>
        <source>The manager</source>
        <translation>La responsable</translation>
    </message>
    <message>
        <source>She may do everything: prices, people, settings, closings. Colleagues are added in Settings.</source>
        <translation>Elle peut tout faire&#xa0;: prix, équipe, réglages, clôtures. Ses collègues s’ajoutent dans les Réglages.</translation>
    </message>
    <message>
        <source>Name of the manager</source>
        <translation>Nom de la responsable</translation>
    </message>
    <message>
        <source>As it stands on screens and tickets.</source>
        <translation>Tel qu’il figure à l’écran et sur les tickets.</translation>
    </message>
    <message>
        <source>The manager needs a name.</source>
        <translation>La responsable doit avoir un nom.</translation>
    </message>
    <message>
        <source>Choose a PIN and type it twice.</source>
        <translation>Choisissez un PIN et tapez-le deux fois.</translation>
    </message>
</context>
<context>
    <name>MemberLines</name>
    <message>
        <source>Hello {0}</source>
        <translation>Bonjour {0}</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>Bonjour</translation>
    </message>
    <message>
        <source>+{0} with this ticket</source>
        <translation>+{0} avec ce ticket</translation>
    </message>
</context>
<context>
    <name>MemberPanel</name>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Last points</source>
        <translation>Derniers points</translation>
    </message>
    <message>
        <source>Open her card</source>
        <translation>Ouvrir sa fiche</translation>
    </message>
    <message>
        <source>Take off the sale</source>
        <translation>Retirer de la vente</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>Anniversaire aujourd’hui</translation>
    </message>
    <message>
        <source>Not in the programme</source>
        <translation>Pas au programme de fidélité</translation>
    </message>
    <message>
        <source>ticket {0}</source>
        <translation>ticket {0}</translation>
    </message>
    <message>
        <source>Use {0}: −{1}</source>
        <translation>Utiliser {0}&#xa0;: −{1}</translation>
    </message>
</context>
<context>
    <name>MemberThanks</name>
    <message>
        <source>Points earned: {0}</source>
        <translation>Points gagnés&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Balance: {0}</source>
        <translation>Solde&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>Card, phone, e-mail or name</source>
        <translation>Carte, téléphone, e-mail ou nom</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>Une autre fiche</translation>
    </message>
    <message>
        <source>Merge the two cards</source>
        <translation>Fusionner les deux fiches</translation>
    </message>
    <message>
        <source>No other card is found so.</source>
        <translation>Aucune autre fiche trouvée.</translation>
    </message>
    <message>
        <source>The cards do not contradict each other: nothing is to choose.</source>
        <translation>Les deux fiches s’accordent&#xa0;: il n’y a rien à choisir.</translation>
    </message>
    <message>
        <source>Cards that look alike</source>
        <translation>Fiches qui se ressemblent</translation>
    </message>
    <message>
        <source>Card without a name</source>
        <translation>Carte sans nom</translation>
    </message>
    <message>
        <source>Points: {first} and {second} become {total}. Tickets of both are read together. Where the consents differ, the stricter one counts. The merge can be undone on this card.</source>
        <translation>Points&#xa0;: {first} et {second} font {total}. Les tickets des deux fiches se lisent ensemble. Si les consentements diffèrent, le plus strict compte. La fusion peut se défaire depuis cette fiche.</translation>
    </message>
    <message>
        <source>Which card is hers too? This card goes on, the other goes into it.</source>
        <translation>Quelle autre fiche est la sienne&#xa0;? Celle-ci reste, l’autre la rejoint.</translation>
    </message>
    <message>
        <source>Choose what counts where both cards say something.</source>
        <translation>Choisissez ce qui compte quand les deux fiches diffèrent.</translation>
    </message>
</context>
<context>
    <name>MergesBlock</name>
    <message>
        <source>Merged cards</source>
        <translation>Fiches fusionnées</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>Undo it? Confirm</source>
        <translation>Défaire&#xa0;? Confirmer</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>Défaire la fusion</translation>
    </message>
    <message>
        <source>Card without a name</source>
        <translation>Carte sans nom</translation>
    </message>
    <message>
        <source>merged on {0}</source>
        <translation>fusionnée le {0}</translation>
    </message>
</context>
<context>
    <name>Merging</name>
    <message>
        <source>Merge two cards</source>
        <translation>Fusionner deux fiches</translation>
    </message>
    <message>
        <source>The merge is undone: both cards stand as before, with what each earned since.</source>
        <translation>La fusion est défaite&#xa0;: les deux fiches sont comme avant, avec ce que chacune a gagné depuis.</translation>
    </message>
    <message>
        <source>The two cards are one. The merge can be undone at the foot of her identity.</source>
        <translation>Les deux fiches n’en font qu’une. La fusion peut se défaire, au bas de son identité.</translation>
    </message>
</context>
<context>
    <name>MovementPanel</name>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Autre motif</translation>
    </message>
    <message>
        <source>Cash put in</source>
        <translation>Entrée d’espèces</translation>
    </message>
    <message>
        <source>Cash taken out</source>
        <translation>Sortie d’espèces</translation>
    </message>
    <message>
        <source>Bank drop</source>
        <translation>Prélèvement</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Ouvrir le tiroir</translation>
    </message>
    <message>
        <source>Change from the bank</source>
        <translation>Monnaie de la banque</translation>
    </message>
    <message>
        <source>Float topped up</source>
        <translation>Complément du fond</translation>
    </message>
    <message>
        <source>Small purchase</source>
        <translation>Petit achat</translation>
    </message>
    <message>
        <source>Delivery paid</source>
        <translation>Livraison payée</translation>
    </message>
    <message>
        <source>Postage</source>
        <translation>Timbres</translation>
    </message>
    <message>
        <source>To the bank</source>
        <translation>Vers la banque</translation>
    </message>
    <message>
        <source>To the safe</source>
        <translation>Vers le coffre</translation>
    </message>
    <message>
        <source>Change for a customer</source>
        <translation>Monnaie pour une cliente</translation>
    </message>
    <message>
        <source>Check of the float</source>
        <translation>Vérification du fond</translation>
    </message>
    <message>
        <source>Drawer shut too early</source>
        <translation>Tiroir refermé trop tôt</translation>
    </message>
    <message>
        <source>Put in {0}</source>
        <translation>Faire entrer {0}</translation>
    </message>
    <message>
        <source>Take out {0}</source>
        <translation>Faire sortir {0}</translation>
    </message>
    <message>
        <source>Drop {0}</source>
        <translation>Prélever {0}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>NewPersonPanel</name>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>As it stands on screens and tickets.</source>
        <translation>Tel qu’il figure à l’écran et sur les tickets.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Vendeuse</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Add to the team</source>
        <translation>Ajouter à l’équipe</translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation>Cette personne doit avoir un nom.</translation>
    </message>
</context>
<context>
    <name>NewPin</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Choose another PIN</source>
        <translation>Choisir un autre PIN</translation>
    </message>
    <message>
        <source>The second PIN was not the same. Choose it again.</source>
        <translation>Le second PIN n’était pas le même. Choisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>The PIN is chosen. Nobody can read it again: remember it.</source>
        <translation>Le PIN est choisi. Personne ne peut le relire&#xa0;: retenez-le.</translation>
    </message>
    <message>
        <source>Type the same PIN again</source>
        <translation>Tapez à nouveau le même PIN</translation>
    </message>
    <message>
        <source>Choose a PIN of 4 to 8 digits</source>
        <translation>Choisissez un PIN de 4 à 8 chiffres</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Put this message away</source>
        <translation>Masquer ce message</translation>
    </message>
</context>
<context>
    <name>OnlineDescription</name>
    <message>
        <source>The shop</source>
        <translation>Le site</translation>
    </message>
    <message>
        <source>What the store asks of it</source>
        <translation>Ce que la boutique lui demande</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Statuses found</source>
        <translation>États trouvés</translation>
    </message>
    <message>
        <source>What they most likely mean, from their names.</source>
        <translation>Leur sens le plus probable, d’après leur nom.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Likely meaning</source>
        <translation>Sens probable</translation>
    </message>
    <message>
        <source>KOOM contract</source>
        <translation>Contrat KOOM</translation>
    </message>
    <message>
        <source>{0}, not known to this program</source>
        <translation>{0}, inconnu de ce logiciel</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciel</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monnaie</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manque</translation>
    </message>
    <message>
        <source>Through the shop&apos;s own interface</source>
        <translation>Par l’interface du site</translation>
    </message>
    <message>
        <source>In its tables</source>
        <translation>Dans ses tables</translation>
    </message>
    <message>
        <source>The online shop has to do it</source>
        <translation>À faire sur le site</translation>
    </message>
    <message>
        <source>Say that an order is being prepared or ready</source>
        <translation>Dire qu’une commande se prépare ou est prête</translation>
    </message>
    <message>
        <source>Say that an order was handed over</source>
        <translation>Dire qu’une commande a été remise</translation>
    </message>
    <message>
        <source>Say that an order was paid at the till</source>
        <translation>Dire qu’une commande a été payée en caisse</translation>
    </message>
    <message>
        <source>Cancel an order</source>
        <translation>Annuler une commande</translation>
    </message>
    <message>
        <source>Refund an order</source>
        <translation>Rembourser une commande</translation>
    </message>
    <message>
        <source>Add a note to an order</source>
        <translation>Ajouter une note à une commande</translation>
    </message>
    <message>
        <source>Take what was sold off its stock</source>
        <translation>Retirer de son stock ce qui est vendu</translation>
    </message>
    <message>
        <source>Open an account</source>
        <translation>Ouvrir un compte</translation>
    </message>
    <message>
        <source>Change a customer&apos;s details</source>
        <translation>Modifier les coordonnées d’une cliente</translation>
    </message>
    <message>
        <source>Record a consent or its withdrawal</source>
        <translation>Enregistrer un consentement ou son retrait</translation>
    </message>
    <message>
        <source>Erase a customer</source>
        <translation>Effacer une cliente</translation>
    </message>
    <message>
        <source>Reserve a voucher</source>
        <translation>Réserver un code de réduction</translation>
    </message>
    <message>
        <source>Use a voucher</source>
        <translation>Utiliser un code de réduction</translation>
    </message>
    <message>
        <source>Add loyalty points</source>
        <translation>Ajouter des points de fidélité</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>À payer</translation>
    </message>
    <message>
        <source>Paid, to be prepared</source>
        <translation>Payée, à préparer</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Ready to be picked up</source>
        <translation>Prête à retirer</translation>
    </message>
    <message>
        <source>Handed over or delivered</source>
        <translation>Remise ou livrée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Remboursée</translation>
    </message>
    <message>
        <source>Refunded in part</source>
        <translation>Remboursée en partie</translation>
    </message>
    <message>
        <source>Not clear: asked when orders are exchanged</source>
        <translation>Pas clair&#xa0;: la question viendra avec les commandes</translation>
    </message>
</context>
<context>
    <name>OnlineSection</name>
    <message>
        <source>Customers, consents and orders go both ways with its database. Selling never waits for it.</source>
        <translation>Clients, consentements et commandes vont et viennent avec sa base de données. La vente ne l’attend jamais.</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Boutique en ligne</translation>
    </message>
    <message>
        <source>Address of the database</source>
        <translation>Adresse de la base de données</translation>
    </message>
    <message>
        <source>mariadb://user@server/database or postgresql://user@server/database</source>
        <translation>mariadb://identifiant@serveur/base ou postgresql://identifiant@serveur/base</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Échange</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Paused, everything is kept until it is on again.</source>
        <translation>En pause, tout est gardé jusqu’à la reprise.</translation>
    </message>
    <message>
        <source>A round every</source>
        <translation>Un échange toutes les</translation>
    </message>
    <message>
        <source>And right after a sale. 0: only when asked.</source>
        <translation>Et juste après une vente. 0&#xa0;: seulement à la demande.</translation>
    </message>
    <message>
        <source>Alarm when something waits longer than</source>
        <translation>Alerte au-delà d’une attente de</translation>
    </message>
    <message>
        <source>The light on top then says so.</source>
        <translation>Le voyant, en haut, le dit alors.</translation>
    </message>
    <message>
        <source>Its own interface</source>
        <translation>Sa propre interface</translation>
    </message>
    <message>
        <source>WooCommerce and PrestaShop: what their own software must do goes through it.</source>
        <translation>WooCommerce et PrestaShop&#xa0;: ce que leur logiciel doit faire passe par elle.</translation>
    </message>
    <message>
        <source>Leave this online shop</source>
        <translation>Quitter ce site</translation>
    </message>
    <message>
        <source>Address of the shop</source>
        <translation>Adresse du site</translation>
    </message>
    <message>
        <source>https://www.example.com; empty for none.</source>
        <translation>https://www.example.com&#xa0;; vide s’il n’y en a pas.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>PrestaShop has none.</source>
        <translation>PrestaShop n’en a pas.</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>The online shop is left. Nothing was changed there.</source>
        <translation>Le site est quitté. Rien n’y a été modifié.</translation>
    </message>
    <message>
        <source>Begin with https://, so that nobody on the way reads the key.</source>
        <translation>Commencez par https://, pour que personne ne lise la clé en route.</translation>
    </message>
    <message>
        <source>Set. Type another to change it.</source>
        <translation>Enregistré. Tapez-en un autre pour le changer.</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Non renseigné</translation>
    </message>
    <message>
        <source>The password could not be kept on this PC. Nothing was saved.</source>
        <translation>Le mot de passe n’a pas pu être gardé sur ce PC. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Say where the shop&apos;s database is.</source>
        <translation>Dites où est la base de données du site.</translation>
    </message>
    <message>
        <source>Waiting for the online shop.</source>
        <translation>On attend le site.</translation>
    </message>
    <message>
        <source>The shop answers, but lacks: {0}.</source>
        <translation>Le site répond, mais il manque&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>The online shop answers, and has all it takes.</source>
        <translation>Le site répond, et a tout ce qu’il faut.</translation>
    </message>
    <message>
        <source>The shop answers, in version {0}, which this program does not know: it is only read.</source>
        <translation>Le site répond, en version {0}, que ce logiciel ne connaît pas&#xa0;: il est seulement lu.</translation>
    </message>
    <message>
        <source>Write all the same</source>
        <translation>Écrire quand même</translation>
    </message>
    <message>
        <source>Save, and the program writes to version {0}.</source>
        <translation>Enregistrez, et le logiciel écrira dans la version {0}.</translation>
    </message>
</context>
<context>
    <name>OpenView</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Movement</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>No movement yet</source>
        <translation>Pas encore de mouvement</translation>
    </message>
    <message>
        <source>Cash put in or taken out outside a sale is listed here.</source>
        <translation>Les espèces entrées ou sorties hors vente s’affichent ici.</translation>
    </message>
    <message>
        <source>Read an X</source>
        <translation>Lire un X</translation>
    </message>
    <message>
        <source>Closings</source>
        <translation>Clôtures</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) still open: settle or give up first.</source>
        <translation>
            <numerusform>%n vente encore en cours&#xa0;: réglez-la ou abandonnez-la d’abord.</numerusform>
            <numerusform>%n ventes encore en cours&#xa0;: réglez-les ou abandonnez-les d’abord.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close this day</source>
        <translation>Clôturer cette journée</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Clôturer la journée</translation>
    </message>
    <message>
        <source>Opened at {0} by {1}, float {2}</source>
        <translation>Ouverte à {0} par {1}, fond de caisse {2}</translation>
    </message>
    <message>
        <source>The day of {0} was not closed. Count the drawer and close it: today opens afterwards.</source>
        <translation>La journée du {0} n’a pas été clôturée. Comptez le tiroir et clôturez-la&#xa0;: aujourd’hui s’ouvrira ensuite.</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Articles taken back</source>
        <translation>Articles repris</translation>
    </message>
    <message>
        <source>Sales given up</source>
        <translation>Ventes abandonnées</translation>
    </message>
    <message>
        <source>Sales less returns</source>
        <translation>Ventes moins retours</translation>
    </message>
    <message>
        <source>Movements of the drawer</source>
        <translation>Mouvements du tiroir</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>Tiroir-caisse</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>Entrée d’espèces</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>Sortie d’espèces</translation>
    </message>
    <message>
        <source>Bank drop</source>
        <translation>Prélèvement</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Ouvrir le tiroir</translation>
    </message>
</context>
<context>
    <name>OpeningView</name>
    <message>
        <source>Closings</source>
        <translation>Clôtures</translation>
    </message>
    <message>
        <source>Float proposed</source>
        <translation>Fond proposé</translation>
    </message>
    <message>
        <source>Open {0}</source>
        <translation>Ouvrir la journée du {0}</translation>
    </message>
    <message>
        <source>Count what is in the drawer: it is the float the day begins with.</source>
        <translation>Comptez ce qu’il y a dans le tiroir&#xa0;: c’est le fond de caisse de la journée.</translation>
    </message>
    <message>
        <source>Count what is in the drawer. Usual float: {0}.</source>
        <translation>Comptez ce qu’il y a dans le tiroir. Fond habituel&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>The last closing left {0} in the drawer. Check it, and correct it where it differs.</source>
        <translation>La dernière clôture a laissé {0} dans le tiroir. Vérifiez, et corrigez ce qui diffère.</translation>
    </message>
    <message>
        <source>The last closing left {0}; the usual float is {1}. Check the pieces in the drawer.</source>
        <translation>La dernière clôture a laissé {0}&#xa0;; le fond habituel est de {1}. Vérifiez le contenu du tiroir.</translation>
    </message>
    <message>
        <source>Open with {0}</source>
        <translation>Ouvrir avec {0}</translation>
    </message>
    <message>
        <source>Open without float</source>
        <translation>Ouvrir sans fond</translation>
    </message>
</context>
<context>
    <name>OrderWords</name>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Handed over in part</source>
        <translation>Remise en partie</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Out for delivery</source>
        <translation>En livraison</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Livrée</translation>
    </message>
    <message>
        <source>Not collected</source>
        <translation>Non retirée</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>To prepare</source>
        <translation>À préparer</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>En préparation</translation>
    </message>
    <message>
        <source>Article missing</source>
        <translation>Article manquant</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prête</translation>
    </message>
    <message>
        <source>Back on the shelf</source>
        <translation>Remise en rayon</translation>
    </message>
    <message>
        <source>to pay</source>
        <translation>à payer</translation>
    </message>
    <message>
        <source>authorised</source>
        <translation>autorisée</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>payée</translation>
    </message>
    <message>
        <source>refunded in part</source>
        <translation>remboursée en partie</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>remboursée</translation>
    </message>
</context>
<context>
    <name>OutcomePanel</name>
    <message>
        <source>Print her card</source>
        <translation>Imprimer sa carte</translation>
    </message>
    <message>
        <source>Print what she agreed to</source>
        <translation>Imprimer ses choix</translation>
    </message>
    <message>
        <source>Confirm her e-mail</source>
        <translation>Confirmer son e-mail</translation>
    </message>
    <message>
        <source>Code she reads out</source>
        <translation>Code qu’elle vous lit</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Back to the sale</source>
        <translation>Retour à la vente</translation>
    </message>
</context>
<context>
    <name>PointsBlock</name>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>Below zero: more points were taken back than the card held. New points make it up first.</source>
        <translation>Solde négatif&#xa0;: on a repris plus de points qu’il n’en restait. Les prochains points le comblent d’abord.</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>Codes de réduction</translation>
    </message>
    <message>
        <source>She is not a member of the loyalty programme. A card makes her one.</source>
        <translation>Elle n’est pas au programme de fidélité. Une carte suffit pour y entrer.</translation>
    </message>
    <message>
        <source>Member since {0}</source>
        <translation>Membre depuis le {0}</translation>
    </message>
    <message>
        <source>{0} to spend now.</source>
        <translation>{0} à utiliser dès maintenant.</translation>
    </message>
    <message>
        <source>{missing} points more for {value}.</source>
        <translation>Encore {missing} points pour {value}.</translation>
    </message>
    <message>
        <source>{code} · used</source>
        <translation>{code} · utilisé</translation>
    </message>
    <message>
        <source>{code} · until {day}</source>
        <translation>{code} · jusqu’au {day}</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>Fidélité</translation>
    </message>
    <message>
        <source>Ticket {0}</source>
        <translation>Ticket {0}</translation>
    </message>
</context>
<context>
    <name>PointsView</name>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Back to the payments</source>
        <translation>Retour aux règlements</translation>
    </message>
    <message>
        <source>Points on the card</source>
        <translation>Points sur la carte</translation>
    </message>
    <message>
        <source>A reward is spent whole: no change is given on points.</source>
        <translation>Une récompense s’utilise en entier&#xa0;: les points ne rendent pas la monnaie.</translation>
    </message>
    <message>
        <source>One worth more than what is left cannot be used.</source>
        <translation>Si elle dépasse le reste à payer, elle n’est pas utilisable.</translation>
    </message>
    <message>
        <source>Use {0} · {1}</source>
        <translation>Utiliser {0} · {1}</translation>
    </message>
</context>
<context>
    <name>PolicyPanel</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>As customers read it: 2026, or 2026-2.</source>
        <translation>Comme les clientes la lisent&#xa0;: 2026, ou 2026-2.</translation>
    </message>
    <message>
        <source>Choose the text file</source>
        <translation>Choisir le fichier texte</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>A plain text file (.txt), word for word as published.</source>
        <translation>Un fichier texte simple (.txt), mot pour mot comme publié.</translation>
    </message>
    <message>
        <source>Customers are told</source>
        <translation>Les clientes sont informées</translation>
    </message>
    <message>
        <source>This file is too large to be the policy.</source>
        <translation>Ce fichier est trop gros pour être la politique.</translation>
    </message>
    <message>
        <source>This is no UTF-8 text. Save it as « text, UTF-8 » and choose it again.</source>
        <translation>Ce n’est pas un texte UTF-8. Enregistrez-le en «&#xa0;texte, UTF-8&#xa0;» et choisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>The file cannot be read. Close it in other programs.</source>
        <translation>Le fichier est illisible. Fermez-le dans les autres logiciels.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Ce fichier est sans texte.</translation>
    </message>
    <message>
        <source>Enter version {0}</source>
        <translation>Enregistrer la version {0}</translation>
    </message>
    <message>
        <source>Enter the version</source>
        <translation>Enregistrer la version</translation>
    </message>
    <message>
        <source>Consents given before end for: {0}. These customers must be asked again.</source>
        <translation>Les accords déjà donnés prennent fin pour&#xa0;: {0}. Il faudra redemander à ces clientes.</translation>
    </message>
    <message>
        <source>Nothing ticked: the new text leaves every consent valid.</source>
        <translation>Rien de coché&#xa0;: le nouveau texte laisse valables tous les accords.</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Texte du fichier</translation>
    </message>
    <message>
        <source>Date of the text</source>
        <translation>Date du texte</translation>
    </message>
    <message>
        <source>Earlier consents it ends</source>
        <translation>Accords antérieurs auxquels il met fin</translation>
    </message>
</context>
<context>
    <name>PolicySection</name>
    <message>
        <source>Policy</source>
        <translation>Politique</translation>
    </message>
    <message>
        <source>Enter a new version</source>
        <translation>Nouvelle version</translation>
    </message>
    <message>
        <source>Text of version {0}</source>
        <translation>Texte de la version {0}</translation>
    </message>
    <message>
        <source>Version {0} is in force.</source>
        <translation>La version {0} est en vigueur.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln e-mail(s) wait to be sent. Settings show them under « E-mail ».</source>
        <translation>
            <numerusform>%Ln e-mail attend de partir. Il est dans les réglages, rubrique «&#xa0;E-mail&#xa0;».</numerusform>
            <numerusform>%Ln e-mails attendent de partir. Ils sont dans les réglages, rubrique «&#xa0;E-mail&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>Datée du</translation>
    </message>
    <message>
        <source>date not confirmed</source>
        <translation>date non confirmée</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>depuis le {0}</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Empreinte</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Accords</translation>
    </message>
    <message>
        <source>Confirm the date of the first version before.</source>
        <translation>Confirmez d’abord la date de la première version.</translation>
    </message>
    <message>
        <source>It ended those given before for: {0}.</source>
        <translation>Elle a mis fin aux accords antérieurs pour&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>It leaves every earlier one valid.</source>
        <translation>Elle laisse valables tous les accords antérieurs.</translation>
    </message>
    <message>
        <source>Read version {0}</source>
        <translation>Lire la version {0}</translation>
    </message>
    <message>
        <source>New version of the policy</source>
        <translation>Nouvelle version de la politique</translation>
    </message>
    <message>
        <source>Told at the counter</source>
        <translation>À informer en caisse</translation>
    </message>
    <message>
        <source>Choose the text file</source>
        <translation>Choisir le fichier texte</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>Confirm the date</source>
        <translation>Confirmer la date</translation>
    </message>
    <message>
        <source>This text is the site&apos;s. It bears no date, though it says that its date tells of changes: say when it was published. Then a new version can be entered.</source>
        <translation>Ce texte est celui du site. Il ne porte pas de date, alors qu’il dit que sa date signale les changements&#xa0;: indiquez quand il a été publié. Vous pourrez ensuite enregistrer une nouvelle version.</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Publiée le</translation>
    </message>
    <message>
        <source>Each consent names the version it was given under; the texts are kept word for word.</source>
        <translation>Chaque consentement nomme la version en vigueur ce jour-là&#xa0;; les textes sont gardés mot pour mot.</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Politique de confidentialité</translation>
    </message>
    <message>
        <source>Version in force</source>
        <translation>Version en vigueur</translation>
    </message>
</context>
<context>
    <name>PortraitPart</name>
    <message>
        <source>For her</source>
        <translation>Pour elle</translation>
    </message>
    <message>
        <source>She did not agree to advice from her purchases: nothing is derived from them.</source>
        <translation>Elle n’a pas accepté d’être conseillée d’après ses achats&#xa0;: rien n’en est tiré.</translation>
    </message>
    <message>
        <source>Nothing to advise yet.</source>
        <translation>Rien à conseiller pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>{0}: %n day(s) ago</source>
        <translation>
            <numerusform>{0}&#xa0;: cela fait %n jour</numerusform>
            <numerusform>{0}&#xa0;: cela fait %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}. {1}. Add to the ticket</source>
        <translation>{0}. {1}. Ajouter au ticket</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
<context>
    <name>PortraitView</name>
    <message>
        <source>No portrait without her consent</source>
        <translation>Pas de portrait sans son accord</translation>
    </message>
    <message>
        <source>She has not accepted offers drawn from her purchases. Nothing is worked out from her tickets as long as she has not.</source>
        <translation>Elle n’a pas accepté les offres personnalisées. Tant qu’elle ne l’a pas fait, rien n’est tiré de ses tickets.</translation>
    </message>
    <message>
        <source>May be used up</source>
        <translation>Peut-être terminé</translation>
    </message>
    <message>
        <source>Usual shades</source>
        <translation>Teintes habituelles</translation>
    </message>
    <message>
        <source>Last purchases</source>
        <translation>Derniers achats</translation>
    </message>
    <message>
        <source>Wishes at the online shop</source>
        <translation>Wishlist de la boutique en ligne</translation>
    </message>
    <message>
        <source>Nothing yet: her purchases will draw it.</source>
        <translation>Rien pour l’instant&#xa0;: ses achats le dessineront.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago: {what}</source>
        <translation>
            <numerusform>Cela fait %n jour&#xa0;: {what}</numerusform>
            <numerusform>Cela fait %n jours&#xa0;: {what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PriceCheckPanel</name>
    <message>
        <source>Scan, or type a code</source>
        <translation>Scannez, ou tapez un code</translation>
    </message>
    <message>
        <source>Price, TGC included</source>
        <translation>Prix TTC</translation>
    </message>
    <message>
        <source>Other shades and sizes</source>
        <translation>Autres teintes et contenances</translation>
    </message>
    <message>
        <source>Add to the ticket</source>
        <translation>Ajouter au ticket</translation>
    </message>
    <message>
        <source>Nothing is sold here. The next scan shows its price.</source>
        <translation>Rien n’est vendu ici. Le prochain scan affiche son prix.</translation>
    </message>
    <message>
        <source>Price since {0}</source>
        <translation>Prix depuis le {0}</translation>
    </message>
    <message>
        <source>TGC {0}</source>
        <translation>TGC {0}</translation>
    </message>
    <message>
        <source>In stock: {0}</source>
        <translation>En stock&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Code {0}</source>
        <translation>Code {0}</translation>
    </message>
    <message>
        <source>Stock {0}</source>
        <translation>Stock {0}</translation>
    </message>
</context>
<context>
    <name>PricePanel</name>
    <message>
        <source>New price, TGC included</source>
        <translation>Nouveau prix TTC</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>No price today: the till refuses it.</source>
        <translation>Pas de prix aujourd’hui&#xa0;: la caisse le refuse.</translation>
    </message>
    <message>
        <source>Today {price}, since {day}.</source>
        <translation>Aujourd’hui {price}, depuis le {day}.</translation>
    </message>
    <message>
        <source>Set the price</source>
        <translation>Fixer le prix</translation>
    </message>
    <message>
        <source>Set {price} from {day}</source>
        <translation>Fixer {price} à partir du {day}</translation>
    </message>
    <message>
        <source>Tickets rung from {day} on show {price}; « Why this price? » at the till names this date. Tickets settled before keep theirs.</source>
        <translation>Les tickets saisis dès le {day} affichent {price}&#xa0;; «&#xa0;Pourquoi ce prix&#xa0;?&#xa0;» à la caisse cite cette date. Les tickets déjà réglés gardent le leur.</translation>
    </message>
</context>
<context>
    <name>PrinterFields</name>
    <message>
        <source> dots</source>
        <translation> points</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Found on this computer</source>
        <translation>Trouvées sur cet ordinateur</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Nearly always 9100.</source>
        <translation>Presque toujours 9100.</translation>
    </message>
    <message>
        <source>Print a test page</source>
        <translation>Imprimer une page d’essai</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Ouvrir le tiroir</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Chercher à nouveau</translation>
    </message>
    <message>
        <source>Say where the printer is.</source>
        <translation>Indiquez où est l’imprimante.</translation>
    </message>
    <message>
        <source>A USB printer is named vendor:product, such as 04b8:0e15.</source>
        <translation>Une imprimante USB se désigne par fabricant:produit, par exemple 04b8:0e15.</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>Sans imprimante</translation>
    </message>
    <message>
        <source>Network (Ethernet, Wi-Fi)</source>
        <translation>Réseau (Ethernet, Wi-Fi)</translation>
    </message>
    <message>
        <source>USB</source>
        <translation>USB</translation>
    </message>
    <message>
        <source>Serial port</source>
        <translation>Port série</translation>
    </message>
    <message>
        <source>Printer of Windows</source>
        <translation>Imprimante de Windows</translation>
    </message>
    <message>
        <source>File or device file</source>
        <translation>Fichier ou périphérique</translation>
    </message>
    <message>
        <source>On screen only (trial)</source>
        <translation>À l’écran seulement (essai)</translation>
    </message>
    <message>
        <source>Epson and compatible, 80 mm, 48 characters</source>
        <translation>Epson et compatibles, 80&#xa0;mm, 48 caractères</translation>
    </message>
    <message>
        <source>Epson and compatible, 80 mm, 42 characters</source>
        <translation>Epson et compatibles, 80&#xa0;mm, 42 caractères</translation>
    </message>
    <message>
        <source>Other make, 80 mm (code page 858)</source>
        <translation>Autre marque, 80&#xa0;mm (page de codes 858)</translation>
    </message>
    <message>
        <source>Other make, 58 mm (code page 437)</source>
        <translation>Autre marque, 58&#xa0;mm (page de codes 437)</translation>
    </message>
    <message>
        <source>My own measures</source>
        <translation>Mes propres mesures</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Characters in a line</source>
        <translation>Caractères par ligne</translation>
    </message>
    <message>
        <source>Width of the print</source>
        <translation>Largeur d’impression</translation>
    </message>
    <message>
        <source>Code page</source>
        <translation>Page de codes</translation>
    </message>
    <message>
        <source>Paper and letters</source>
        <translation>Papier et lettres</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>The page must read: Nouméa, reçu, œ, F. If it does not, choose another model.</source>
        <translation>La page doit afficher&#xa0;: Nouméa, reçu, œ, F. Sinon, choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Name or number on the network: 192.168.1.60</source>
        <translation>Nom ou numéro sur le réseau&#xa0;: 192.168.1.60</translation>
    </message>
    <message>
        <source>Maker and product</source>
        <translation>Fabricant et produit</translation>
    </message>
    <message>
        <source>In hexadecimal: 04b8:0e15</source>
        <translation>En hexadécimal&#xa0;: 04b8:0e15</translation>
    </message>
    <message>
        <source>COM3, /dev/ttyUSB0</source>
        <translation>COM3, /dev/ttyUSB0</translation>
    </message>
    <message>
        <source>Name in Windows</source>
        <translation>Nom dans Windows</translation>
    </message>
    <message>
        <source>Empty: the default printer of Windows</source>
        <translation>Vide&#xa0;: l’imprimante par défaut de Windows</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>A device file such as /dev/usb/lp0 too</source>
        <translation>Un périphérique comme /dev/usb/lp0 convient aussi</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Empty: jobs are kept in memory only</source>
        <translation>Vide&#xa0;: les travaux restent en mémoire</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Rien trouvé</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>The test page is printed. Read it.</source>
        <translation>La page d’essai est imprimée. Lisez-la.</translation>
    </message>
    <message>
        <source>The drawer was told to open.</source>
        <translation>L’ordre d’ouvrir le tiroir est parti.</translation>
    </message>
    <message>
        <source>Waiting for the printer.</source>
        <translation>En attente de l’imprimante.</translation>
    </message>
    <message>
        <source>The roll is nearly at its end.</source>
        <translation>Le rouleau arrive à sa fin.</translation>
    </message>
    <message>
        <source>This address names no printer of this kind.</source>
        <translation>Cette adresse ne désigne pas une imprimante de ce type.</translation>
    </message>
</context>
<context>
    <name>PrinterSection</name>
    <message>
        <source>Ticket printer</source>
        <translation>Imprimante à tickets</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>Imprimer maintenant</translation>
    </message>
    <message>
        <source>Waiting papers</source>
        <translation>Impressions en attente</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) wait for the printer.</source>
        <translation>
            <numerusform>%n impression attend l’imprimante.</numerusform>
            <numerusform>%n impressions attendent l’imprimante.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits: every paper was printed.</source>
        <translation>Rien n’attend&#xa0;: tout a été imprimé.</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>Ne pas imprimer</translation>
    </message>
    <message>
        <source>Do not print {0}</source>
        <translation>Ne pas imprimer {0}</translation>
    </message>
    <message>
        <source>no paper</source>
        <translation>plus de papier</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>capot ouvert</translation>
    </message>
    <message>
        <source>off line</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>défaut</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Pas encore essayé</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n essai</numerusform>
            <numerusform>%n essais</numerusform>
        </translation>
    </message>
    <message>
        <source>The printer is asked again. What is printed leaves this list.</source>
        <translation>L’imprimante est relancée. Ce qui est imprimé quitte cette liste.</translation>
    </message>
</context>
<context>
    <name>PrinterStep</name>
    <message>
        <source>Ticket printer</source>
        <translation>Imprimante à tickets</translation>
    </message>
    <message>
        <source>Choose how the printer is connected, then print a test page and open the drawer.</source>
        <translation>Choisissez comment l’imprimante est reliée, puis imprimez une page d’essai et ouvrez le tiroir.</translation>
    </message>
    <message>
        <source>No printer for now</source>
        <translation>Pas d’imprimante pour l’instant</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Politique</translation>
    </message>
    <message>
        <source>Contact lists</source>
        <translation>Listes de contacts</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>Sous-traitants</translation>
    </message>
    <message>
        <source>Holds to review</source>
        <translation>Gels à revoir</translation>
    </message>
    <message>
        <source>Looks at cards</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>Suppression list</source>
        <translation>Liste d’opposition</translation>
    </message>
    <message>
        <source>Another section</source>
        <translation>Une autre rubrique</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open the card of the look in front</source>
        <translation>Ouvrir la fiche de la consultation choisie</translation>
    </message>
</context>
<context>
    <name>PrivacyWords</name>
    <message>
        <source>KOOM offers and news</source>
        <translation>Offres et actualité de KOOM</translation>
    </message>
    <message>
        <source>Personalised offers</source>
        <translation>Offres personnalisées</translation>
    </message>
    <message>
        <source>Partners’ offers</source>
        <translation>Offres des partenaires</translation>
    </message>
    <message>
        <source>Ticket by e-mail</source>
        <translation>Ticket par e-mail</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>Aucun envoi</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Sous-traitant</translation>
    </message>
    <message>
        <source>by e-mail, the others at the counter</source>
        <translation>par e-mail, les autres en caisse</translation>
    </message>
    <message>
        <source>at the counter, on their next visit</source>
        <translation>en caisse, à leur prochaine visite</translation>
    </message>
    <message>
        <source>by a notice on the site</source>
        <translation>par un avis sur le site</translation>
    </message>
</context>
<context>
    <name>ProcessorPanel</name>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Sous-traitant</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>The commitment is here, in writing</source>
        <translation>L’engagement est là, par écrit</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Pour quoi</translation>
    </message>
    <message>
        <source>For instance: sends the newsletter.</source>
        <translation>Par exemple&#xa0;: envoie la newsletter.</translation>
    </message>
    <message>
        <source>Date of the commitment</source>
        <translation>Date de l’engagement</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Contract or letter, as it is filed.</source>
        <translation>Contrat ou lettre, tel qu’il est classé.</translation>
    </message>
    <message>
        <source>Without a written commitment no list leaves for this entry.</source>
        <translation>Sans engagement écrit, aucune liste ne part ici.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Indiquez son nom.</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>Choisissez un rôle.</translation>
    </message>
    <message>
        <source>Say what the addresses are given for.</source>
        <translation>Dites pour quoi les adresses sont données.</translation>
    </message>
    <message>
        <source>A commitment of tomorrow is none yet.</source>
        <translation>Un engagement daté de demain n’existe pas encore.</translation>
    </message>
    <message>
        <source>Say where the commitment is found.</source>
        <translation>Dites où se trouve l’engagement.</translation>
    </message>
    <message>
        <source>Works for the shop: it sends our messages and does nothing else with the addresses.</source>
        <translation>Travaille pour la boutique&#xa0;: il envoie nos messages et ne fait rien d’autre des adresses.</translation>
    </message>
    <message>
        <source>Receives addresses for itself, and only of who accepted partners’ offers.</source>
        <translation>Reçoit des adresses pour lui-même, seulement de qui accepte les offres des partenaires.</translation>
    </message>
</context>
<context>
    <name>ProcessorsSection</name>
    <message>
        <source>Processors and partners</source>
        <translation>Sous-traitants et partenaires</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Written commitment</source>
        <translation>Engagement écrit</translation>
    </message>
    <message>
        <source>Nobody is in the register</source>
        <translation>Personne au registre</translation>
    </message>
    <message>
        <source>Enter who receives addresses from the shop: the mailing service, the agency, a partner. No list leaves for anybody else.</source>
        <translation>Inscrivez qui reçoit des adresses de la boutique&#xa0;: service d’envoi, agence, partenaire. Aucune liste ne part chez un autre.</translation>
    </message>
    <message>
        <source>The policy promises a written commitment of each. Without one, no list leaves.</source>
        <translation>La politique promet un engagement écrit de chacun. Sans lui, aucune liste ne part.</translation>
    </message>
    <message>
        <source>{0} is in the register.</source>
        <translation>{0} est au registre.</translation>
    </message>
    <message>
        <source>Processor or partner</source>
        <translation>Sous-traitant ou partenaire</translation>
    </message>
    <message>
        <source>None: nothing leaves</source>
        <translation>Aucun&#xa0;: rien ne part</translation>
    </message>
    <message>
        <source>{0}, ended</source>
        <translation>{0}, terminé</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take up again: {0}</source>
        <translation>Reprendre&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change {0}</source>
        <translation>Modifier {0}</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>End it? Confirm</source>
        <translation>Arrêter&#xa0;? Confirmer</translation>
    </message>
    <message>
        <source>Send nothing more to {0}</source>
        <translation>Ne plus rien envoyer à {0}</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>The customer is at it</source>
        <translation>La cliente a la main</translation>
    </message>
    <message>
        <source>Checks what she gave, reads the notice</source>
        <translation>Vérifie ses données, lit l’information</translation>
    </message>
    <message>
        <source>Chooses what she accepts</source>
        <translation>Choisit ce qu’elle accepte</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Signe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Turn the screen to her again</source>
        <translation>Lui tourner l’écran à nouveau</translation>
    </message>
    <message>
        <source>Correct what she gave</source>
        <translation>Corriger ses données</translation>
    </message>
    <message>
        <source>Cancel the sign-up</source>
        <translation>Abandonner l’inscription</translation>
    </message>
    <message>
        <source>You may go on with the sale meanwhile. Nothing is kept before she ends.</source>
        <translation>Vous pouvez continuer la vente. Rien n’est gardé avant qu’elle ait terminé.</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>Ne plus demander</translation>
    </message>
</context>
<context>
    <name>ProgressStep</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
</context>
<context>
    <name>QuantityPanel</name>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Set the quantity</source>
        <translation>Valider la quantité</translation>
    </message>
</context>
<context>
    <name>QuickCash</name>
    <message>
        <source>Cash {0}</source>
        <translation>Espèces {0}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>Sign-up</source>
        <translation>Inscription</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Journée</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>RatePanel</name>
    <message>
        <source>TGC rate</source>
        <translation>Taux de TGC</translation>
    </message>
    <message>
        <source>From</source>
        <translation>À partir du</translation>
    </message>
    <message>
        <source>No TGC rate today: the till refuses it.</source>
        <translation>Pas de taux de TGC aujourd’hui&#xa0;: la caisse le refuse.</translation>
    </message>
    <message>
        <source>Today {rate}.</source>
        <translation>Aujourd’hui {rate}.</translation>
    </message>
    <message>
        <source>The rate is set by law for the kind of article. A wrong one makes every ticket and the TGC declaration wrong. The price stays, the net amount changes.</source>
        <translation>Le taux est fixé par la loi selon le type d’article. Un taux faux fausse chaque ticket et la déclaration de TGC. Le prix reste, le montant HT change.</translation>
    </message>
    <message>
        <source>Set the rate</source>
        <translation>Fixer le taux</translation>
    </message>
    <message>
        <source>Set {rate} from {day}</source>
        <translation>Fixer {rate} à partir du {day}</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>X as printed</source>
        <translation>X tel qu’imprimé</translation>
    </message>
    <message>
        <source>Print this X</source>
        <translation>Imprimer ce X</translation>
    </message>
</context>
<context>
    <name>ReasonPanel</name>
    <message>
        <source>On-screen keyboard</source>
        <translation>Clavier à l’écran</translation>
    </message>
    <message>
        <source>A reason is needed: the journal keeps it.</source>
        <translation>Un motif est nécessaire&#xa0;: le journal le garde.</translation>
    </message>
</context>
<context>
    <name>RecoveryEntry</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>The twelve groups, or the scan of the square code</source>
        <translation>Les douze groupes, ou le scan du code carré</translation>
    </message>
    <message>
        <source>Open the till with this key</source>
        <translation>Ouvrir la caisse avec cette clé</translation>
    </message>
    <message>
        <source>It is on the sheet that was locked away. Capitals and spaces do not matter.</source>
        <translation>Elle est sur la fiche rangée sous clé. Les majuscules et les espaces ne comptent pas.</translation>
    </message>
</context>
<context>
    <name>RecoveryPanel</name>
    <message>
        <source>Open the sheet to print it</source>
        <translation>Ouvrir la fiche pour l’imprimer</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Show the key here</source>
        <translation>Afficher la clé ici</translation>
    </message>
    <message>
        <source>The sheet could not be written: {0}</source>
        <translation>La fiche n’a pas pu être écrite&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Print the sheet from the window that opens, then put it away safely.</source>
        <translation>Imprimez la fiche depuis la fenêtre qui s’ouvre, puis rangez-la en lieu sûr.</translation>
    </message>
    <message>
        <source>No program here opens PDF files. Save the sheet instead.</source>
        <translation>Aucun programme n’ouvre les PDF ici. Enregistrez plutôt la fiche.</translation>
    </message>
    <message>
        <source>Saved: {0}. Print it, then delete this file: whoever has it can read the shop&apos;s data.</source>
        <translation>Enregistrée&#xa0;: {0}. Imprimez-la, puis supprimez ce fichier&#xa0;: qui le détient peut lire les données de la boutique.</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Enregistrer la fiche de secours</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Masquer la clé</translation>
    </message>
</context>
<context>
    <name>RecoverySection</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>The shop&apos;s data are encrypted on this computer. If it breaks, only this key opens a backup. Whoever holds the sheet can read the data: lock it away, far from the till.</source>
        <translation>Les données de la boutique sont chiffrées sur cet ordinateur. S’il tombe en panne, seule cette clé ouvre une sauvegarde. Qui détient la fiche peut lire les données&#xa0;: gardez-la sous clé, loin de la caisse.</translation>
    </message>
    <message>
        <source>Show the recovery key again</source>
        <translation>Revoir la clé de secours</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>Votre PIN</translation>
    </message>
    <message>
        <source>The recovery key is printed and put away</source>
        <translation>La clé de secours est imprimée et rangée</translation>
    </message>
    <message>
        <source>The recovery key is printed and put away.</source>
        <translation>La clé de secours est imprimée et rangée.</translation>
    </message>
    <message>
        <source>The recovery key was never printed. If this computer breaks, the data are lost.</source>
        <translation>La clé de secours n’a jamais été imprimée. Si cet ordinateur tombe en panne, les données sont perdues.</translation>
    </message>
    <message>
        <source>This PIN is not yours. Type your own.</source>
        <translation>Ce PIN n’est pas le vôtre. Tapez le vôtre.</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>The shop&apos;s data are encrypted on this computer. If it breaks, only this key opens a backup. Print it once and lock it away, far from the till.</source>
        <translation>Les données de la boutique sont chiffrées sur cet ordinateur. S’il tombe en panne, seule cette clé ouvre une sauvegarde. Imprimez-la une fois et gardez-la sous clé, loin de la caisse.</translation>
    </message>
    <message>
        <source>Later: I take the risk</source>
        <translation>Plus tard&#xa0;: j’accepte le risque</translation>
    </message>
    <message>
        <source>The recovery key is printed and put away</source>
        <translation>La clé de secours est imprimée et rangée</translation>
    </message>
    <message>
        <source>Tick the box once the sheet is put away, or choose to do it later.</source>
        <translation>Cochez la case une fois la fiche rangée, ou choisissez de le faire plus tard.</translation>
    </message>
</context>
<context>
    <name>RefundView</name>
    <message>
        <source>Refund</source>
        <translation>Remboursement</translation>
    </message>
    <message>
        <source>Back to the ticket</source>
        <translation>Retour au ticket</translation>
    </message>
    <message>
        <source>To give back</source>
        <translation>À rembourser</translation>
    </message>
    <message>
        <source>Finish the refund</source>
        <translation>Terminer le remboursement</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>Remboursé</translation>
    </message>
    <message>
        <source>All is given back.</source>
        <translation>Tout est remboursé.</translation>
    </message>
    <message>
        <source>Given back as it was paid; a credit note is always possible.</source>
        <translation>Remboursé comme cela a été payé&#xa0;; un avoir est toujours possible.</translation>
    </message>
    <message>
        <source>Without the ticket, the refund is a credit note.</source>
        <translation>Sans le ticket, le remboursement se fait par un avoir.</translation>
    </message>
    <message>
        <source>Give back {0} · {1}</source>
        <translation>Rembourser {0} · {1}</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source>Your role does not allow this. A manager can approve it once with her PIN.</source>
        <translation>Votre rôle ne le permet pas. Une responsable peut l’autoriser une fois avec son PIN.</translation>
    </message>
    <message>
        <source>Your discounts go up to {cap_bp}. A manager can approve more, once, with her PIN.</source>
        <translation>Vos remises vont jusqu’à {cap_bp}. Une responsable peut autoriser davantage, une fois, avec son PIN.</translation>
    </message>
    <message>
        <source>Unknown PIN. Tries left: {left}.</source>
        <translation>PIN inconnu. Essais restants&#xa0;: {left}.</translation>
    </message>
    <message>
        <source>Unknown PIN. Wait before trying again.</source>
        <translation>PIN inconnu. Patientez avant de réessayer.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again at {until_utc}.</source>
        <translation>Trop de PIN faux. Réessayez à {until_utc}.</translation>
    </message>
    <message>
        <source>Choose 4 to 8 digits that are neither all the same nor in sequence.</source>
        <translation>Choisissez 4 à 8 chiffres, ni tous identiques ni à la suite.</translation>
    </message>
    <message>
        <source>This PIN is already in use. Choose another.</source>
        <translation>Ce PIN est déjà utilisé. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This badge belongs to nobody who works here now.</source>
        <translation>Ce badge n’est à personne qui travaille ici actuellement.</translation>
    </message>
    <message>
        <source>This approval was for another act or is already used. Ask the manager again.</source>
        <translation>Cette autorisation valait pour un autre acte ou a déjà servi. Redemandez à la responsable.</translation>
    </message>
    <message>
        <source>Unknown article: {code}. Search for it by name.</source>
        <translation>Article inconnu&#xa0;: {code}. Cherchez-le par son nom.</translation>
    </message>
    <message>
        <source>The code {code} was misread. Scan it again, or search for the article by name.</source>
        <translation>Le code {code} a été mal lu. Scannez-le à nouveau, ou cherchez l’article par son nom.</translation>
    </message>
    <message>
        <source>{code} is known but has no price or TGC rate today. Enter them under Articles.</source>
        <translation>{code} est connu, mais sans prix ou sans taux de TGC aujourd’hui. Saisissez-les à la page Articles.</translation>
    </message>
    <message>
        <source>This code is no article. The sale is unchanged.</source>
        <translation>Ce code n’est pas celui d’un article. La vente est inchangée.</translation>
    </message>
    <message>
        <source>A barcode has 8, 12, 13 or 14 digits; this one reads {text}.</source>
        <translation>Un code-barres a 8, 12, 13 ou 14 chiffres&#xa0;; celui-ci donne {text}.</translation>
    </message>
    <message>
        <source>One digit of {text} is wrong. Scan it again or check it against the label.</source>
        <translation>Un chiffre de {text} est faux. Scannez-le à nouveau ou comparez-le à l’étiquette.</translation>
    </message>
    <message>
        <source>The code could not be read. Scan it again.</source>
        <translation>Le code n’a pas pu être lu. Scannez-le à nouveau.</translation>
    </message>
    <message>
        <source>The date in the code is no date: {digits}. Scan the barcode.</source>
        <translation>La date du code n’en est pas une&#xa0;: {digits}. Scannez le code-barres.</translation>
    </message>
    <message>
        <source>{text} is not a code of this shop.</source>
        <translation>{text} n’est pas un code de cette boutique.</translation>
    </message>
    <message>
        <source>{text} was misread. Scan it again.</source>
        <translation>{text} a été mal lu. Scannez-le à nouveau.</translation>
    </message>
    <message>
        <source>{written} is no quantity. The article was not added.</source>
        <translation>{written} n’est pas une quantité. L’article n’a pas été ajouté.</translation>
    </message>
    <message>
        <source>{quantity} is no possible quantity. The line is unchanged.</source>
        <translation>{quantity} n’est pas une quantité possible. La ligne est inchangée.</translation>
    </message>
    <message>
        <source>This line is no longer in the sale.</source>
        <translation>Cette ligne n’est plus dans la vente.</translation>
    </message>
    <message>
        <source>This line cannot be changed: a return keeps the price of its ticket, a gift card its amount.</source>
        <translation>Cette ligne ne peut pas être modifiée&#xa0;: un retour garde le prix de son ticket, une carte cadeau son montant.</translation>
    </message>
    <message>
        <source>A gift card is sold for an amount payable in coins; {amount_xpf} is not.</source>
        <translation>Une carte cadeau se vend pour un montant payable en pièces&#xa0;; {amount_xpf} ne l’est pas.</translation>
    </message>
    <message>
        <source>Money was already taken on this sale. Take the payments back first.</source>
        <translation>Un règlement est déjà pris sur cette vente. Reprenez d’abord les règlements.</translation>
    </message>
    <message>
        <source>Another sale is under way. Suspend or finish it first.</source>
        <translation>Une autre vente est en cours. Mettez-la en attente ou terminez-la d’abord.</translation>
    </message>
    <message>
        <source>This sale is already settled, suspended or voided.</source>
        <translation>Cette vente est déjà réglée, en attente ou annulée.</translation>
    </message>
    <message>
        <source>A discount of {asked_xpf} exceeds what it is taken from: {gross_xpf}.</source>
        <translation>Une remise de {asked_xpf} dépasse ce dont elle se déduit&#xa0;: {gross_xpf}.</translation>
    </message>
    <message>
        <source>A discount must take something off.</source>
        <translation>Une remise doit baisser le prix.</translation>
    </message>
    <message>
        <source>{rate_bp} is not a TGC rate. The rates are 0, 3, 6, 11 and 22 %.</source>
        <translation>{rate_bp} n’est pas un taux de TGC. Les taux sont 0, 3, 6, 11 et 22&#x202f;%.</translation>
    </message>
    <message>
        <source>{text} is not a whole number of francs.</source>
        <translation>{text} n’est pas un nombre entier de francs.</translation>
    </message>
    <message>
        <source>There is nothing to settle. Scan an article first.</source>
        <translation>Il n’y a rien à encaisser. Scannez d’abord un article.</translation>
    </message>
    <message>
        <source>{missing_xpf} are still missing.</source>
        <translation>Il manque encore {missing_xpf}.</translation>
    </message>
    <message>
        <source>Only cash gives change: {tender_type} takes {left_xpf} at most.</source>
        <translation>On ne rend que sur les espèces&#xa0;: {tender_type}, {left_xpf} au plus.</translation>
    </message>
    <message>
        <source>Coins cannot make {amount_xpf}. Check the amount of cash.</source>
        <translation>Aucune pièce ne permet de faire {amount_xpf}. Vérifiez le montant des espèces.</translation>
    </message>
    <message>
        <source>{amount_xpf} cannot be taken here. Check the amount.</source>
        <translation>{amount_xpf} ne peut pas être pris ici. Vérifiez le montant.</translation>
    </message>
    <message>
        <source>This payment was already taken back.</source>
        <translation>Ce règlement a déjà été repris.</translation>
    </message>
    <message>
        <source>No gift card or credit note carries the code {code}.</source>
        <translation>Aucune carte cadeau ni aucun avoir ne porte le code {code}.</translation>
    </message>
    <message>
        <source>This code is of another kind: {kind}.</source>
        <translation>Ce code est d’un autre type&#xa0;: {kind}.</translation>
    </message>
    <message>
        <source>It expired on {expires_on}.</source>
        <translation>Validité dépassée depuis le {expires_on}.</translation>
    </message>
    <message>
        <source>Its balance is {balance_xpf}.</source>
        <translation>Son solde est de {balance_xpf}.</translation>
    </message>
    <message>
        <source>Without a ticket, a return is paid out as a credit note only.</source>
        <translation>Sans ticket, un retour se rembourse uniquement par un avoir.</translation>
    </message>
    <message>
        <source>At most {most_xpf} can go back by {tender_type}. The rest can be a credit note.</source>
        <translation>Au plus {most_xpf} en remboursement par ce moyen&#xa0;: {tender_type}. Le reste peut faire l’objet d’un avoir.</translation>
    </message>
    <message>
        <source>No ticket carries the number {number}.</source>
        <translation>Aucun ticket ne porte le numéro {number}.</translation>
    </message>
    <message>
        <source>This ticket, number {number}, was sold at till {workstation}. Return it there.</source>
        <translation>Ce ticket, numéro {number}, a été vendu à la caisse {workstation}. Faites le retour sur cette caisse.</translation>
    </message>
    <message>
        <source>{label}: {left} can still be returned.</source>
        <translation>{label}&#xa0;: {left} encore à rendre au plus.</translation>
    </message>
    <message>
        <source>{label} cannot be returned.</source>
        <translation>{label} ne peut pas être repris.</translation>
    </message>
    <message>
        <source>The day is not open. Count the opening float first.</source>
        <translation>La journée n’est pas ouverte. Comptez d’abord le fond de caisse.</translation>
    </message>
    <message>
        <source>The day of {business_date} is already open.</source>
        <translation>La journée du {business_date} est déjà ouverte.</translation>
    </message>
    <message>
        <source>The day of {business_date} was not closed. Close it before opening the next.</source>
        <translation>La journée du {business_date} n’a pas été clôturée. Clôturez-la avant d’ouvrir la suivante.</translation>
    </message>
    <message>
        <source>The day of {business_date} is closed. Nothing can be recorded in it any more.</source>
        <translation>La journée du {business_date} est clôturée. Plus rien ne peut y être enregistré.</translation>
    </message>
    <message>
        <source>{period} cannot be closed: it is not over, its days are not all closed, or it is closed already.</source>
        <translation>{period} ne peut pas être clôturé&#xa0;: la période n’est pas finie, tous ses jours ne sont pas clôturés, ou elle l’est déjà.</translation>
    </message>
    <message>
        <source>Sales not finished: {count}. Settle or void them before closing.</source>
        <translation>Ventes non terminées&#xa0;: {count}. Réglez-les ou annulez-les avant de clôturer.</translation>
    </message>
    <message>
        <source>The difference is {over_short_xpf}. Choose a reason before closing.</source>
        <translation>L’écart est de {over_short_xpf}. Choisissez un motif avant de clôturer.</translation>
    </message>
    <message>
        <source>There is no coin or note of {denomination_xpf}.</source>
        <translation>Il n’existe ni pièce ni billet de {denomination_xpf}.</translation>
    </message>
    <message>
        <source>Enter an amount above zero that coins can pay; {amount_xpf} is not.</source>
        <translation>Entrez un montant supérieur à zéro et payable en pièces&#xa0;; {amount_xpf} ne l’est pas.</translation>
    </message>
    <message>
        <source>Choose a reason: it is written in the journal.</source>
        <translation>Choisissez un motif&#xa0;: il est inscrit au journal.</translation>
    </message>
    <message>
        <source>Somebody other than who counted must verify.</source>
        <translation>Le contrôle revient à une autre personne que celle qui a compté.</translation>
    </message>
    <message>
        <source>This closing was already verified.</source>
        <translation>Cette clôture a déjà été contrôlée.</translation>
    </message>
    <message>
        <source>This article is no longer in the catalogue. Search again.</source>
        <translation>Cet article n’est plus au catalogue. Cherchez à nouveau.</translation>
    </message>
    <message>
        <source>{gross_xpf} is no possible price. The price is unchanged.</source>
        <translation>{gross_xpf} n’est pas un prix possible. Le prix est inchangé.</translation>
    </message>
    <message>
        <source>{valid_from} is past: prices and rates change from today, {today}, or later.</source>
        <translation>Le {valid_from} est passé&#xa0;: prix et taux changent à partir d’aujourd’hui, {today}, ou plus tard.</translation>
    </message>
    <message>
        <source>The file cannot be read as a table ({reason}). Save it as CSV or XLSX and choose it again.</source>
        <translation>Le fichier ne se lit pas comme un tableau ({reason}). Enregistrez-le en CSV ou XLSX et choisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was written.</source>
        <translation>L’import a été arrêté. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The catalogue changed since the check. Nothing was written: check the file again.</source>
        <translation>Le catalogue a changé depuis le contrôle. Rien n’a été écrit&#xa0;: contrôlez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>The period ends on {last}, before it begins on {first}.</source>
        <translation>La période finit le {last}, avant de commencer le {first}.</translation>
    </message>
    <message>
        <source>{data_dir} holds a real shop, not a demo. Choose another folder; nothing was touched.</source>
        <translation>{data_dir} contient une vraie boutique, pas une démonstration. Choisissez un autre dossier&#xa0;; rien n’a été touché.</translation>
    </message>
    <message>
        <source>There is no card to print: this customer has no loyalty card in use. Give her one first.</source>
        <translation>Pas de carte à imprimer&#xa0;: cette cliente n’a aucune carte de fidélité en service. Donnez-lui-en une d’abord.</translation>
    </message>
    <message>
        <source>A ticket must say who sells. Still missing: {fields}.</source>
        <translation>Un ticket doit dire qui vend. Il manque&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>An invoice must carry these mentions; enter them in Settings: {fields}.</source>
        <translation>Une facture doit porter ces mentions&#xa0;; saisissez-les dans les Réglages&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>A till needs a name of 1 to 40 characters.</source>
        <translation>Un poste doit avoir un nom de 1 à 40 caractères.</translation>
    </message>
    <message>
        <source>A RIDET has 10 digits: 7 of the company, 3 of the establishment.</source>
        <translation>Un RIDET a 10 chiffres&#xa0;: 7 pour la société, 3 pour l’établissement.</translation>
    </message>
    <message>
        <source>This is not the key as printed: signs are missing or wrong. Read it again from the sheet.</source>
        <translation>Ce n’est pas la clé imprimée&#xa0;: il manque des signes ou certains sont faux. Relisez-la sur la fiche.</translation>
    </message>
    <message>
        <source>The key does not open the store {path}. Enter the recovery key of this store.</source>
        <translation>La clé n’ouvre pas la base de données {path}. Saisissez la clé de secours de cette base.</translation>
    </message>
    <message>
        <source>Group {group} of the recovery key is wrong.</source>
        <translation>Le groupe {group} de la clé de secours est faux.</translation>
    </message>
    <message>
        <source>The till is already open on this PC. Its window comes forward.</source>
        <translation>La caisse est déjà ouverte sur ce PC. Sa fenêtre passe devant.</translation>
    </message>
    <message>
        <source>The disk is full or does not answer. Nothing was stored; free some space and try again.</source>
        <translation>Le disque est plein ou ne répond pas. Rien n’a été enregistré&#xa0;; libérez de la place et réessayez.</translation>
    </message>
    <message>
        <source>Another program keeps the store busy. Nothing was stored; try again.</source>
        <translation>Un autre programme occupe la base de données. Rien n’a été enregistré&#xa0;; réessayez.</translation>
    </message>
    <message>
        <source>The key of the store {store} is not on this PC. Enter the recovery key.</source>
        <translation>La clé de la base de données {store} n’est pas sur ce PC. Saisissez la clé de secours.</translation>
    </message>
    <message>
        <source>A key is already kept on this PC. It was left as it is.</source>
        <translation>Une clé est déjà gardée sur ce PC. Elle est restée telle quelle.</translation>
    </message>
    <message>
        <source>The store was written by a newer version of the program. Update this PC; the store is unchanged.</source>
        <translation>La base de données vient d’une version plus récente du logiciel. Mettez ce PC à jour&#xa0;; la base est inchangée.</translation>
    </message>
    <message>
        <source>{path} is not a store of this program. It is unchanged.</source>
        <translation>{path} n’est pas une base de données de ce logiciel. Le fichier est inchangé.</translation>
    </message>
    <message>
        <source>{target} already exists and was left as it is. Choose another name.</source>
        <translation>{target} existe déjà et est resté tel quel. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The copy to {target} did not succeed. The store is unharmed; check the disk and copy again.</source>
        <translation>La copie vers {target} n’a pas abouti. La base de données est intacte&#xa0;; vérifiez le disque et recommencez la copie.</translation>
    </message>
    <message>
        <source>The file could not be written there. Nothing else changed; choose another folder.</source>
        <translation>Le fichier n’a pas pu être écrit à cet endroit. Rien d’autre n’a changé&#xa0;; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The archive could not be written there ({detail}). Choose another folder.</source>
        <translation>L’archive n’a pas pu être écrite à cet endroit ({detail}). Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The journal has no entry from {first} to {last}. Nothing was written.</source>
        <translation>Le journal n’a aucune écriture du {first} au {last}. Rien n’a été écrit.</translation>
    </message>
    <message>
        <source>The keyring of this PC is locked or missing. Unlock it and start again.</source>
        <translation>Le trousseau de clés de ce PC est verrouillé ou absent. Déverrouillez-le et redémarrez.</translation>
    </message>
    <message>
        <source>{printer} did not print everything. The sale is recorded; print again when it is ready.</source>
        <translation>{printer} n’a pas tout imprimé. La vente est enregistrée&#xa0;; réimprimez quand l’imprimante est prête.</translation>
    </message>
    <message>
        <source>{printer} has no more paper. The sale is recorded; change the roll, the ticket will follow.</source>
        <translation>{printer} n’a plus de papier. La vente est enregistrée&#xa0;; changez le rouleau, le ticket suivra.</translation>
    </message>
    <message>
        <source>The cover of {printer} is open. The sale is recorded; close it, the ticket will follow.</source>
        <translation>Le capot de {printer} est ouvert. La vente est enregistrée&#xa0;; refermez-le, le ticket suivra.</translation>
    </message>
    <message>
        <source>{printer} is off-line. The sale is recorded; check the printer, the ticket will follow.</source>
        <translation>{printer} est hors ligne. La vente est enregistrée&#xa0;; vérifiez l’imprimante, le ticket suivra.</translation>
    </message>
    <message>
        <source>{printer} cannot be reached. The sale is recorded; check its cable and power.</source>
        <translation>{printer} est injoignable. La vente est enregistrée&#xa0;; vérifiez son câble et son alimentation.</translation>
    </message>
    <message>
        <source>{printer} stopped answering. The sale is recorded; check it, then print again.</source>
        <translation>{printer} ne répond plus. La vente est enregistrée&#xa0;; vérifiez l’imprimante, puis réimprimez.</translation>
    </message>
    <message>
        <source>The customer display on {port} does not answer. Selling goes on.</source>
        <translation>L’afficheur client sur {port} ne répond pas. La vente continue.</translation>
    </message>
    <message>
        <source>The card terminal was not asked; no card was charged. Check it and try again.</source>
        <translation>Le TPE n’a pas été sollicité&#xa0;; aucune carte n’a été débitée. Vérifiez-le et réessayez.</translation>
    </message>
    <message>
        <source>The card terminal cannot be reached; no card was charged. Check it and try again.</source>
        <translation>Le TPE est injoignable&#xa0;; aucune carte n’a été débitée. Vérifiez-le et réessayez.</translation>
    </message>
    <message>
        <source>The card terminal still has an earlier payment under way. Look at its screen first.</source>
        <translation>Le TPE traite encore un paiement précédent. Regardez d’abord son écran.</translation>
    </message>
    <message>
        <source>The card terminal answered something unreadable. Look at its screen: paid or refused.</source>
        <translation>La réponse du TPE est illisible. Regardez son écran&#xa0;: payé ou refusé.</translation>
    </message>
    <message>
        <source>The card terminal&apos;s answer broke off. Look at its screen: paid or refused.</source>
        <translation>La réponse du TPE s’est interrompue. Regardez son écran&#xa0;: payé ou refusé.</translation>
    </message>
    <message>
        <source>The books would contradict themselves, so nothing was stored. Stop selling and call the manager ({name}).</source>
        <translation>Les comptes se contrediraient, donc rien n’a été enregistré. Arrêtez de vendre et appelez la responsable ({name}).</translation>
    </message>
    <message>
        <source>Something unexpected happened. What was saved stands. The details are in the log ({name}).</source>
        <translation>Un imprévu s’est produit. Ce qui a été enregistré reste acquis. Le détail est dans le journal technique ({name}).</translation>
    </message>
    <message>
        <source>cash</source>
        <translation>espèces</translation>
    </message>
    <message>
        <source>card</source>
        <translation>carte</translation>
    </message>
    <message>
        <source>cheque</source>
        <translation>chèque</translation>
    </message>
    <message>
        <source>CF-Pay</source>
        <translation>CF-Pay</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>virement</translation>
    </message>
    <message>
        <source>gift card</source>
        <translation>carte cadeau</translation>
    </message>
    <message>
        <source>credit note</source>
        <translation>avoir</translation>
    </message>
    <message>
        <source>shop name</source>
        <translation>nom de la boutique</translation>
    </message>
    <message>
        <source>legal name</source>
        <translation>raison sociale</translation>
    </message>
    <message>
        <source>legal form</source>
        <translation>forme juridique</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adresse</translation>
    </message>
    <message>
        <source>RIDET</source>
        <translation>RIDET</translation>
    </message>
    <message>
        <source>trade register</source>
        <translation>RCS</translation>
    </message>
    <message>
        <source>capital</source>
        <translation>capital</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>no customer is on it</source>
        <translation>aucune cliente n’y est associée</translation>
    </message>
    <message>
        <source>the customer has given no e-mail address</source>
        <translation>la cliente n’a pas donné d’adresse e-mail</translation>
    </message>
    <message>
        <source>the customer has not agreed to it</source>
        <translation>la cliente n’a pas donné son accord</translation>
    </message>
    <message>
        <source>This customer is no longer known. Search for her again.</source>
        <translation>Cette fiche n’existe plus. Cherchez à nouveau la cliente.</translation>
    </message>
    <message>
        <source>Nobody holds this loyalty card. Search for the customer by name, or sign her up.</source>
        <translation>Personne ne tient cette carte de fidélité. Cherchez la cliente par son nom, ou inscrivez-la.</translation>
    </message>
    <message>
        <source>The programme is open from the age of 15. Nothing was kept; the sale goes on.</source>
        <translation>Le programme est ouvert à partir de 15 ans. Rien n’a été gardé&#xa0;; la vente continue.</translation>
    </message>
    <message>
        <source>This is no telephone number. A number from abroad begins with + and its country.</source>
        <translation>Ce n’est pas un numéro de téléphone. Un numéro de l’étranger commence par + et l’indicatif du pays.</translation>
    </message>
    <message>
        <source>This is no e-mail address. Check what stands around the @.</source>
        <translation>Ce n’est pas une adresse e-mail. Vérifiez ce qui entoure l’arobase @.</translation>
    </message>
    <message>
        <source>No year has this day. Check the day and the month.</source>
        <translation>Ce jour n’existe dans aucune année. Vérifiez le jour et le mois.</translation>
    </message>
    <message>
        <source>A reward of this customer is on the sale. Take the reward off first.</source>
        <translation>Une récompense de cette cliente est sur la vente. Retirez-la d’abord.</translation>
    </message>
    <message>
        <source>These two cards are one already. Nothing changed.</source>
        <translation>Ces deux fiches n’en font déjà qu’une. Rien n’a changé.</translation>
    </message>
    <message>
        <source>This merge no longer stands. Nothing changed.</source>
        <translation>Cette fusion n’est plus en place. Rien n’a changé.</translation>
    </message>
    <message>
        <source>A later merge stands on this one. Undo the later one first.</source>
        <translation>Une fusion plus récente repose sur celle-ci. Défaites d’abord la plus récente.</translation>
    </message>
    <message>
        <source>An agreement needs the customer&apos;s own tick and signature. Nothing was recorded.</source>
        <translation>Un accord demande la coche et la signature de la cliente. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>The form does not ask this. Nothing was recorded.</source>
        <translation>Le formulaire ne pose pas cette question. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>The signature is empty. The customer signs, or leaves every box empty.</source>
        <translation>La signature manque. La cliente signe, ou laisse toutes les cases non cochées.</translation>
    </message>
    <message>
        <source>The signature could not be read. The customer signs again.</source>
        <translation>La signature n’a pas pu être lue. La cliente signe à nouveau.</translation>
    </message>
    <message>
        <source>No sign-up slip carries the code {code}.</source>
        <translation>Aucun bulletin ne porte le code {code}.</translation>
    </message>
    <message>
        <source>The slip {code} was already entered or set aside. Print another one.</source>
        <translation>Le bulletin {code} est déjà enregistré ou annulé. Imprimez-en un autre.</translation>
    </message>
    <message>
        <source>Confirm the date of the policy in force first. Nothing was entered.</source>
        <translation>Confirmez d’abord la date de la politique en vigueur. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>This policy is already entered, as version {version}. Nothing was changed.</source>
        <translation>Cette politique est déjà enregistrée, c’est la version {version}. Rien n’a changé.</translation>
    </message>
    <message>
        <source>A policy needs the name of its version and its text.</source>
        <translation>Une politique demande le nom de sa version et son texte.</translation>
    </message>
    <message>
        <source>No version {version} of the policy is entered.</source>
        <translation>Aucune version {version} de la politique n’est enregistrée.</translation>
    </message>
    <message>
        <source>Addresses leave only for who has given a written commitment. Record it first; nothing left.</source>
        <translation>Les adresses ne partent que chez qui a pris un engagement écrit. Inscrivez-le d’abord&#xa0;; rien n’est parti.</translation>
    </message>
    <message>
        <source>This processor or partner is no longer in the register.</source>
        <translation>Ce sous-traitant ou partenaire n’est plus au registre.</translation>
    </message>
    <message>
        <source>Correct the entry of the register first: {field}.</source>
        <translation>Corrigez d’abord la ligne du registre&#xa0;: {field}.</translation>
    </message>
    <message>
        <source>Nobody agreed to this. No file was written.</source>
        <translation>Personne n’a donné cet accord. Aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>The file could not be written there ({detail}). Choose another folder; nothing left the shop.</source>
        <translation>Le fichier n’a pas pu être écrit à cet endroit ({detail}). Choisissez un autre dossier&#xa0;; rien n’est sorti de la boutique.</translation>
    </message>
    <message>
        <source>A hold is reviewed between today and {latest}. Choose another date.</source>
        <translation>Un gel se revoit entre aujourd’hui et le {latest}. Choisissez une autre date.</translation>
    </message>
    <message>
        <source>A hold needs its reason and what it keeps.</source>
        <translation>Un gel demande son motif et ce qu’il garde.</translation>
    </message>
    <message>
        <source>This hold is over, or unknown.</source>
        <translation>Ce gel est levé, ou inconnu.</translation>
    </message>
    <message>
        <source>The card holds {balance} points; this reward costs {needed}. Nothing was spent.</source>
        <translation>La carte porte {balance} points&#xa0;; cette récompense en demande {needed}. Aucun point n’a été utilisé.</translation>
    </message>
    <message>
        <source>The programme contradicts itself: {field}. It is unchanged.</source>
        <translation>Le programme se contredit&#xa0;: {field}. Il reste comme avant.</translation>
    </message>
    <message>
        <source>This is not the code of a loyalty card. Scan it again.</source>
        <translation>Ce n’est pas le code d’une carte de fidélité. Scannez à nouveau.</translation>
    </message>
    <message>
        <source>This card was given before. Take another one.</source>
        <translation>Cette carte a déjà été donnée. Prenez-en une autre.</translation>
    </message>
    <message>
        <source>This card is not hers, or is blocked already.</source>
        <translation>Cette carte n’est pas la sienne, ou elle est déjà bloquée.</translation>
    </message>
    <message>
        <source>A reward of {value_xpf} is taken whole, and the ticket leaves less. Nothing was spent.</source>
        <translation>Une récompense de {value_xpf} s’utilise en entier, et il reste moins à payer. Aucun point n’a été utilisé.</translation>
    </message>
    <message>
        <source>{points_xpf} were paid in points: give them back as points first.</source>
        <translation>{points_xpf} ont été payés en points&#xa0;: rendez-les d’abord en points.</translation>
    </message>
    <message>
        <source>Points are spent by whole rewards. Choose a reward.</source>
        <translation>Les points s’utilisent par récompense entière. Choisissez une récompense.</translation>
    </message>
    <message>
        <source>She is not in the loyalty programme, or no customer is attached to this sale.</source>
        <translation>Elle n’est pas au programme de fidélité, ou aucune cliente n’est associée à cette vente.</translation>
    </message>
    <message>
        <source>The programme no longer gives this reward this way. Choose another.</source>
        <translation>Le programme ne donne plus cette récompense de cette façon. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This reward or voucher was already taken off the sale.</source>
        <translation>Cette récompense ou ce code de réduction est déjà retiré de la vente.</translation>
    </message>
    <message>
        <source>Unknown voucher. Check its code and enter it again.</source>
        <translation>Code de réduction inconnu. Vérifiez-le et saisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>This voucher was already used; it is good once.</source>
        <translation>Ce code de réduction a déjà servi&#xa0;; il ne vaut qu’une fois.</translation>
    </message>
    <message>
        <source>This voucher was good until {expires_on}.</source>
        <translation>Ce code de réduction était valable jusqu’au {expires_on}.</translation>
    </message>
    <message>
        <source>This sale has a voucher already. Take it off first.</source>
        <translation>Cette vente a déjà un code de réduction. Retirez-le d’abord.</translation>
    </message>
    <message>
        <source>Enter a number of points other than 0, of at most one million.</source>
        <translation>Entrez un nombre de points autre que 0, d’un million au plus.</translation>
    </message>
    <message>
        <source>Only a ticket of today that has no customer yet can still be credited.</source>
        <translation>Seul un ticket du jour, encore sans cliente, peut recevoir des points après coup.</translation>
    </message>
    <message>
        <source>This is not one complete e-mail address. Nothing was sent; correct it and try again.</source>
        <translation>Ce n’est pas une adresse e-mail complète. Rien n’a été envoyé&#xa0;; corrigez-la et recommencez.</translation>
    </message>
    <message>
        <source>The ticket cannot go by e-mail: {why}.</source>
        <translation>Le ticket ne peut pas partir par e-mail&#xa0;: {why}.</translation>
    </message>
    <message>
        <source>The customer has given no e-mail address.</source>
        <translation>La cliente n’a pas donné d’adresse e-mail.</translation>
    </message>
    <message>
        <source>No code is waiting for this address. Send one first.</source>
        <translation>Aucun code n’est attendu pour cette adresse. Envoyez-en un d’abord.</translation>
    </message>
    <message>
        <source>This code is no longer valid: too old, or wrong too often. Send another one.</source>
        <translation>Ce code n’est plus valable&#xa0;: trop ancien, ou trop d’erreurs. Envoyez-en un autre.</translation>
    </message>
    <message>
        <source>This is not the code that was sent. Attempts left: {left}.</source>
        <translation>Ce n’est pas le code envoyé. Essais restants&#xa0;: {left}.</translation>
    </message>
    <message>
        <source>The mail server {host} did not take the message. It waits and is sent later.</source>
        <translation>Le serveur {host} n’a pas pris le message. Il attend et partira plus tard.</translation>
    </message>
    <message>
        <source>The mail server {host} cannot be reached. Check its name, the port and the internet connection.</source>
        <translation>Le serveur {host} est injoignable. Vérifiez son nom, le port et la connexion internet.</translation>
    </message>
    <message>
        <source>The mail server {host} does not answer in time. Check the port and the encryption.</source>
        <translation>Le serveur {host} ne répond pas à temps. Vérifiez le port et le chiffrement.</translation>
    </message>
    <message>
        <source>The connection to {host} is not encrypted as chosen, so nothing was sent. Choose another encryption.</source>
        <translation>La connexion à {host} n’est pas chiffrée comme vous l’avez choisi&#xa0;: rien n’est parti. Choisissez un autre chiffrement.</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid: it may be another server. Check the name of the server.</source>
        <translation>Le certificat de {host} n’est pas valable&#xa0;: ce n’est peut-être pas le bon serveur. Vérifiez son nom.</translation>
    </message>
    <message>
        <source>The mail server {host} refused the user or the password. Enter both again.</source>
        <translation>Le serveur {host} a refusé l’identifiant ou le mot de passe. Saisissez-les à nouveau.</translation>
    </message>
    <message>
        <source>The mail server {host} does not accept this sender (code {code}). Check the sender&apos;s address.</source>
        <translation>Le serveur {host} n’accepte pas cet expéditeur (code {code}). Vérifiez l’adresse de l’expéditeur.</translation>
    </message>
    <message>
        <source>The connection to {host} broke. The message was not taken; try again.</source>
        <translation>La connexion à {host} s’est coupée. Le message n’a pas été pris&#xa0;; recommencez.</translation>
    </message>
    <message>
        <source>The mail server {host} asks to try again later (code {code}).</source>
        <translation>Le serveur {host} demande de réessayer plus tard (code {code}).</translation>
    </message>
    <message>
        <source>The mail server {host} refuses this message or this address for good (code {code}).</source>
        <translation>Le serveur {host} refuse définitivement ce message ou cette adresse (code {code}).</translation>
    </message>
    <message>
        <source>The mail server {host} cannot write to an address with accents before the @.</source>
        <translation>Le serveur {host} ne peut pas écrire à une adresse avec des accents avant l’arobase.</translation>
    </message>
    <message>
        <source>The connection to {host} broke at the end: the message may have arrived. Check before sending again.</source>
        <translation>La connexion à {host} s’est coupée à la fin&#xa0;: le message est peut-être arrivé. Vérifiez avant de renvoyer.</translation>
    </message>
    <message>
        <source>The online shop cannot be reached. Selling goes on; what waits is sent as soon as it answers.</source>
        <translation>La boutique en ligne est injoignable. La vente continue&#xa0;; ce qui attend partira dès qu’elle répondra.</translation>
    </message>
    <message>
        <source>The online shop is busy. Nothing was changed there; the program tries again by itself.</source>
        <translation>La boutique en ligne est occupée. Rien n’y a été modifié&#xa0;; le logiciel réessaie tout seul.</translation>
    </message>
    <message>
        <source>The online shop&apos;s disk is full. Nothing was changed there; tell whoever looks after it.</source>
        <translation>Le disque de la boutique en ligne est plein. Rien n’y a été modifié&#xa0;; prévenez qui s’en occupe.</translation>
    </message>
    <message>
        <source>The online shop does not let this program in, or not that far ({name}). Check the account&apos;s rights.</source>
        <translation>La boutique en ligne refuse l’accès à ce logiciel, ou à cette partie ({name}). Vérifiez les droits du compte.</translation>
    </message>
    <message>
        <source>The online shop&apos;s tables are not those this program knows ({name}). Nothing more is read or written there.</source>
        <translation>Les tables de la boutique en ligne ne sont pas celles que ce logiciel connaît ({name}). Plus rien n’y est lu ni écrit.</translation>
    </message>
    <message>
        <source>This address names no kind of online shop the program knows. Check it.</source>
        <translation>Cette adresse ne désigne aucun type de boutique en ligne connu. Vérifiez-la.</translation>
    </message>
    <message>
        <source>The order was moved meanwhile, here or at the online shop. Look at it again; nothing was changed.</source>
        <translation>La commande a changé entre-temps, ici ou sur la boutique en ligne. Regardez-la à nouveau&#xa0;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Several customer cards carry the e-mail of an account of the online shop. Merge them first.</source>
        <translation>Plusieurs fiches portent l’e-mail d’un même compte de la boutique en ligne. Fusionnez-les d’abord.</translation>
    </message>
    <message>
        <source>The online shop&apos;s answer was lost. The program looks there before it sends anything again.</source>
        <translation>La réponse de la boutique en ligne s’est perdue. Le logiciel y regarde avant de renvoyer quoi que ce soit.</translation>
    </message>
    <message>
        <source>{waiting} messages have not reached the online shop yet. Send them first, or give up those that are parked.</source>
        <translation>{waiting} messages n’ont pas encore atteint la boutique en ligne. Envoyez-les d’abord, ou abandonnez ceux qui sont de côté.</translation>
    </message>
    <message>
        <source>This address is not the online shop this store exchanges with. Nothing moved; change it in the settings.</source>
        <translation>Cette adresse n’est pas celle de la boutique en ligne reliée à cette caisse. Rien n’a bougé&#xa0;; changez-la dans les réglages.</translation>
    </message>
    <message>
        <source>No online shop is set up. Enter its address in the settings.</source>
        <translation>Aucune boutique en ligne n’est réglée. Entrez son adresse dans les réglages.</translation>
    </message>
    <message>
        <source>This no longer waits for a decision: somebody decided, or both sides agree again.</source>
        <translation>Cela n’attend plus de décision&#xa0;: quelqu’un a décidé, ou les deux côtés sont à nouveau d’accord.</translation>
    </message>
</context>
<context>
    <name>ReportModel</name>
    <message>
        <source>{day} · in progress</source>
        <translation>{day} · en cours</translation>
    </message>
</context>
<context>
    <name>ReportWriter</name>
    <message>
        <source>By day</source>
        <translation>Par jour</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Catégories</translation>
    </message>
    <message>
        <source>Brands</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Best articles</source>
        <translation>Meilleurs articles</translation>
    </message>
    <message>
        <source>By salesperson</source>
        <translation>Par vendeuse</translation>
    </message>
    <message>
        <source>Tenders</source>
        <translation>Règlements</translation>
    </message>
    <message>
        <source>TGC by month</source>
        <translation>TGC par mois</translation>
    </message>
    <message>
        <source>TGC by quarter</source>
        <translation>TGC par trimestre</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Trimestre</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Taux</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>HT</translation>
    </message>
    <message>
        <source>TGC</source>
        <translation>TGC</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>TTC</translation>
    </message>
    <message>
        <source>TGC of the sealed closings: {tax}, on {net} net.</source>
        <translation>TGC des clôtures scellées&#xa0;: {tax}, sur {net} HT.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) not closed yet: the TGC of these days is missing here.</source>
        <translation>
            <numerusform>%Ln journée pas encore clôturée&#xa0;: sa TGC manque ici.</numerusform>
            <numerusform>%Ln journées pas encore clôturées&#xa0;: leur TGC manque ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>{gross} in {tickets}, of which TGC {tax}. The same span before: {previous}.</source>
        <translation>{gross} en {tickets}, dont TGC {tax}. Période précédente&#xa0;: {previous}.</translation>
    </message>
    <message>
        <source>{span}. Tickets as settled, returns taken off, gift cards sold included.</source>
        <translation>{span}. Tickets réglés, retours déduits, cartes cadeau vendues comprises.</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour}&#xa0;h</translation>
    </message>
    <message>
        <source>The strongest hour is {hour}: {gross} in {tickets}.</source>
        <translation>Heure la plus forte&#xa0;: {hour}, avec {gross} en {tickets}.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation>Remises</translation>
    </message>
    <message>
        <source>{name} comes first: {gross}, {pieces}.</source>
        <translation>En tête&#xa0;: {name}, {gross}, {pieces}.</translation>
    </message>
    <message>
        <source>{span}. Gift cards are left out: they are not turnover yet.</source>
        <translation>{span}. Hors cartes cadeau&#xa0;: elles ne sont pas encore du chiffre d’affaires.</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>{name} sold best: {gross}, {pieces}.</source>
        <translation>Article le plus vendu&#xa0;: {name}, {gross}, {pieces}.</translation>
    </message>
    <message numerus="yes">
        <source>{span}. The %Ln best article(s), net of returns.</source>
        <translation>
            <numerusform>{span}. Le meilleur article, retours déduits.</numerusform>
            <numerusform>{span}. Les %Ln meilleurs articles, retours déduits.</numerusform>
        </translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>Vendeuse</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>{people} settled {tickets} for {gross}.</source>
        <translation>{people}&#xa0;: {tickets} réglés pour {gross}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln personne</numerusform>
            <numerusform>%Ln personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Montant</translation>
    </message>
    <message>
        <source>{tender} comes first: {amount} in {payments}.</source>
        <translation>En tête&#xa0;: {tender}, {amount} en {payments}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s)</source>
        <translation>
            <numerusform>%Ln paiement</numerusform>
            <numerusform>%Ln paiements</numerusform>
        </translation>
    </message>
    <message>
        <source>{span}. Cash is counted after the change given back.</source>
        <translation>{span}. Les espèces sont comptées rendu déduit.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>Du {first} au {last}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln pièce</numerusform>
            <numerusform>%Ln pièces</numerusform>
        </translation>
    </message>
    <message>
        <source>{first}:00 to {last}:00</source>
        <translation>{first}&#xa0;h – {last}&#xa0;h</translation>
    </message>
    <message>
        <source>No longer in the catalogue</source>
        <translation>N’est plus au catalogue</translation>
    </message>
    <message>
        <source>Quarter {number} {year}</source>
        <translation>T{number} {year}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Rapports</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <source>Previous or next report</source>
        <translation>Rapport précédent ou suivant</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <source>A row of the table and its bar</source>
        <translation>Une ligne du tableau et sa barre</translation>
    </message>
    <message>
        <source>{file} was not written. Close it in other programs, or choose another folder.</source>
        <translation>{file} n’a pas été écrit. Fermez-le dans les autres programmes, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The report is in {file}.</source>
        <translation>Le rapport est dans {file}.</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’an dernier</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7&#xa0;jours</translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation>4&#xa0;semaines</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Ce trimestre</translation>
    </message>
    <message>
        <source>Other span</source>
        <translation>Autre période</translation>
    </message>
    <message>
        <source>This report cannot be shown</source>
        <translation>Ce rapport ne peut pas être affiché</translation>
    </message>
    <message>
        <source>TGC is told from sealed closings. It appears here once a day is closed.</source>
        <translation>La TGC se lit sur les clôtures scellées. Elle s’affiche ici dès qu’une journée est clôturée.</translation>
    </message>
    <message>
        <source>No closing in this span</source>
        <translation>Aucune clôture sur cette période</translation>
    </message>
    <message>
        <source>No ticket was settled in this span. Choose another one above.</source>
        <translation>Aucun ticket réglé sur cette période. Choisissez-en une autre ci-dessus.</translation>
    </message>
    <message>
        <source>Nothing sold</source>
        <translation>Rien de vendu</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>Fichier CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>ReturnLine</name>
    <message>
        <source>State of {0}</source>
        <translation>État de {0}</translation>
    </message>
    <message>
        <source>sold {0} for {1}</source>
        <translation>vendu&#xa0;: {0} pour {1}</translation>
    </message>
    <message>
        <source>this line is a return</source>
        <translation>cette ligne est un retour</translation>
    </message>
    <message>
        <source>already returned {0}</source>
        <translation>déjà repris&#xa0;: {0}</translation>
    </message>
    <message>
        <source>on the ticket being rung {0}</source>
        <translation>sur le ticket en cours&#xa0;: {0}</translation>
    </message>
    <message>
        <source>nothing left to return</source>
        <translation>plus rien à reprendre</translation>
    </message>
    <message>
        <source>not taken back</source>
        <translation>non repris</translation>
    </message>
</context>
<context>
    <name>ReturnPanel</name>
    <message>
        <source>To give back</source>
        <translation>À rembourser</translation>
    </message>
    <message>
        <source>Add to the ticket</source>
        <translation>Ajouter au ticket</translation>
    </message>
    <message>
        <source>Choose how many pieces come back, or scan them.</source>
        <translation>Choisissez combien de pièces reviennent, ou scannez-les.</translation>
    </message>
    <message>
        <source>Say in which state each article comes back.</source>
        <translation>Dites dans quel état revient chaque article.</translation>
    </message>
    <message>
        <source>Refund or exchange is settled on the sale page, to the original tenders or as a credit note.</source>
        <translation>Le remboursement ou l’échange se règle à la page Caisse, sur les règlements d’origine ou par un avoir.</translation>
    </message>
</context>
<context>
    <name>ReturnReasons</name>
    <message>
        <source>Goes back on the shelf.</source>
        <translation>Retourne en rayon.</translation>
    </message>
    <message>
        <source>Never sold again: set aside, out of the stock on sale.</source>
        <translation>Jamais revendu&#xa0;: mis de côté, hors du stock à vendre.</translation>
    </message>
    <message>
        <source>Set aside for the supplier, out of the stock on sale.</source>
        <translation>Mis de côté pour le fournisseur, hors du stock à vendre.</translation>
    </message>
    <message>
        <source>Set aside: keep the article with its box, out of the stock on sale.</source>
        <translation>Mis de côté&#xa0;: gardez l’article avec sa boîte, hors du stock à vendre.</translation>
    </message>
</context>
<context>
    <name>RewardRow</name>
    <message>
        <source>Reward</source>
        <translation>Récompense</translation>
    </message>
    <message>
        <source> points</source>
        <translation>&#xa0;points</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Worth in francs</source>
        <translation>Valeur en francs</translation>
    </message>
    <message>
        <source>are worth</source>
        <translation>valent</translation>
    </message>
</context>
<context>
    <name>RightsView</name>
    <message>
        <source>Cashier</source>
        <translation>Vendeuse</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Sell and take payment</source>
        <translation>Vendre et encaisser</translation>
    </message>
    <message>
        <source>Give discounts</source>
        <translation>Faire des remises</translation>
    </message>
    <message>
        <source>Take back goods with their ticket</source>
        <translation>Reprendre des articles avec leur ticket</translation>
    </message>
    <message>
        <source>Take back goods without a ticket</source>
        <translation>Reprendre des articles sans ticket</translation>
    </message>
    <message>
        <source>Void a sale</source>
        <translation>Annuler une vente</translation>
    </message>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>Ouvrir le tiroir sans vente</translation>
    </message>
    <message>
        <source>Put cash in or take it out</source>
        <translation>Faire entrer ou sortir des espèces</translation>
    </message>
    <message>
        <source>Read the X</source>
        <translation>Lire le X</translation>
    </message>
    <message>
        <source>Count and close the day</source>
        <translation>Compter et clôturer la journée</translation>
    </message>
    <message>
        <source>Verify somebody else&apos;s count</source>
        <translation>Contrôler le comptage d’une autre</translation>
    </message>
    <message>
        <source>Close the month and the year</source>
        <translation>Clôturer le mois et l’année</translation>
    </message>
    <message>
        <source>Change articles, prices and rates</source>
        <translation>Modifier articles, prix et taux</translation>
    </message>
    <message>
        <source>See the reports</source>
        <translation>Voir les rapports</translation>
    </message>
    <message>
        <source>See, verify and archive the journal</source>
        <translation>Voir, vérifier et archiver le journal</translation>
    </message>
    <message>
        <source>Manage people and rights</source>
        <translation>Gérer l’équipe et les droits</translation>
    </message>
    <message>
        <source>Change the settings</source>
        <translation>Modifier les réglages</translation>
    </message>
    <message>
        <source>Sign up customers and change their card</source>
        <translation>Inscrire les clientes, modifier leur fiche</translation>
    </message>
    <message>
        <source>See what a customer bought</source>
        <translation>Voir les achats d’une cliente</translation>
    </message>
    <message>
        <source>Merge two cards of the same customer</source>
        <translation>Fusionner deux fiches d’une cliente</translation>
    </message>
    <message>
        <source>Correct points</source>
        <translation>Corriger les points</translation>
    </message>
    <message>
        <source>Change the loyalty programme</source>
        <translation>Modifier le programme de fidélité</translation>
    </message>
    <message>
        <source>Export addresses for a mailing</source>
        <translation>Exporter des adresses pour un envoi</translation>
    </message>
    <message>
        <source>Manage privacy: policy, holds, processors</source>
        <translation>Confidentialité&#xa0;: politique, gels, sous-traitants</translation>
    </message>
    <message>
        <source>A manager keeps this right: taken away, nobody could give it back.</source>
        <translation>Une responsable garde ce droit&#xa0;: une fois retiré, personne ne pourrait le rendre.</translation>
    </message>
    <message>
        <source>Largest discount without a manager&apos;s approval</source>
        <translation>Remise maximale sans l’autorisation d’une responsable</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Take this line away</source>
        <translation>Retirer cette ligne</translation>
    </message>
</context>
<context>
    <name>RulesForm</name>
    <message>
        <source> points</source>
        <translation>&#xa0;points</translation>
    </message>
    <message>
        <source>Add a level</source>
        <translation>Ajouter une récompense</translation>
    </message>
    <message>
        <source>No reward: points are worth nothing.</source>
        <translation>Aucune récompense&#xa0;: les points ne valent rien.</translation>
    </message>
    <message>
        <source>How points are spent</source>
        <translation>Utilisation des points</translation>
    </message>
    <message>
        <source>As a tender</source>
        <translation>En règlement</translation>
    </message>
    <message>
        <source>As a discount</source>
        <translation>En remise</translation>
    </message>
    <message>
        <source>Add a bonus</source>
        <translation>Ajouter un bonus</translation>
    </message>
    <message>
        <source>Everything earns alike.</source>
        <translation>Tout rapporte autant.</translation>
    </message>
    <message>
        <source>Add an exclusion</source>
        <translation>Ajouter une exclusion</translation>
    </message>
    <message>
        <source>Every article earns. Gift cards never do: what they buy will.</source>
        <translation>Tous les articles rapportent. Les cartes cadeaux jamais&#xa0;: ce qu’elles paient rapportera.</translation>
    </message>
    <message>
        <source>Add a tier</source>
        <translation>Ajouter un palier</translation>
    </message>
    <message>
        <source>Every member earns alike.</source>
        <translation>Tous les membres gagnent autant.</translation>
    </message>
    <message>
        <source> months</source>
        <translation> mois</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Between 0 and 1000 points.</source>
        <translation>Entre 0 et 1&#x202f;000 points.</translation>
    </message>
    <message>
        <source>Each level needs its own number of points, and what they are worth.</source>
        <translation>Chaque récompense a son propre nombre de points, et sa valeur.</translation>
    </message>
    <message>
        <source>A bonus multiplies by 1 to 10.</source>
        <translation>Un bonus multiplie par 1 à 10.</translation>
    </message>
    <message>
        <source>Each tier needs a name and its own number of points.</source>
        <translation>Chaque palier a un nom et son propre nombre de points.</translation>
    </message>
    <message>
        <source>At most 120 months.</source>
        <translation>120 mois au plus.</translation>
    </message>
    <message>
        <source>Where several match a line, the highest counts.</source>
        <translation>Si plusieurs touchent une ligne, le plus fort compte.</translation>
    </message>
    <message>
        <source>By the points earned in the last twelve months; a tier multiplies what is earned.</source>
        <translation>Selon les points gagnés en douze mois&#xa0;; un palier multiplie ce qui est gagné.</translation>
    </message>
    <message>
        <source>After so long without a purchase or points spent, the card&apos;s points can expire.</source>
        <translation>Après cette durée sans achat ni points utilisés, les points de la carte peuvent expirer.</translation>
    </message>
    <message>
        <source>Points per 100 F</source>
        <translation>Points pour 100&#xa0;F</translation>
    </message>
    <message>
        <source>Rewards</source>
        <translation>Récompenses</translation>
    </message>
    <message>
        <source>Bonuses</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>What earns nothing</source>
        <translation>Ce qui ne rapporte rien</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>Paliers</translation>
    </message>
    <message>
        <source>Points expire after</source>
        <translation>Les points expirent après</translation>
    </message>
    <message>
        <source>A purchase of 10 000 F gives {0} points. Rounded down, once per ticket.</source>
        <translation>Un achat de 10&#x202f;000&#xa0;F donne {0} points. Arrondi au point inférieur, une fois par ticket.</translation>
    </message>
    <message>
        <source>Points pay a part of the ticket: the TGC stands on the full price.</source>
        <translation>Les points paient une part du ticket&#xa0;: la TGC porte sur le prix entier.</translation>
    </message>
    <message>
        <source>Points take a part off the price: the TGC stands on what is paid.</source>
        <translation>Les points baissent le prix&#xa0;: la TGC porte sur ce qui est payé.</translation>
    </message>
</context>
<context>
    <name>SaleCautions</name>
    <message>
        <source>The ticket changed, so the discount was taken off: it went beyond what was granted. Give it again if it is still due.</source>
        <translation>Le ticket a changé, la remise a donc été retirée&#xa0;: elle dépassait ce qui était accordé. Redonnez-la si elle reste due.</translation>
    </message>
    <message>
        <source>The ticket became smaller than the loyalty reward, so the reward was taken off. Her points stay on her card.</source>
        <translation>Le ticket est devenu plus petit que la récompense&#xa0;: elle a été retirée. Les points restent sur la carte.</translation>
    </message>
    <message>
        <source>Past its date ({0}): check the piece before selling it.</source>
        <translation>Date dépassée ({0})&#xa0;: vérifiez la pièce avant de la vendre.</translation>
    </message>
</context>
<context>
    <name>SaleCustomer</name>
    <message>
        <source>She is added to this ticket, before or after its lines.</source>
        <translation>Elle est associée à ce ticket, avant ou après les articles.</translation>
    </message>
    <message>
        <source>The points of this ticket are credited to the customer chosen.</source>
        <translation>Les points de ce ticket vont à la cliente choisie.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Customer of this sale</source>
        <translation>Cliente de cette vente</translation>
    </message>
</context>
<context>
    <name>SaleKeys</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Customer of the sale</source>
        <translation>Cliente de la vente</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Encaisser</translation>
    </message>
    <message>
        <source>In payment: exact cash; each tile shows its own letter</source>
        <translation>Pendant l’encaissement&#xa0;: appoint en espèces&#xa0;; chaque bouton montre sa lettre</translation>
    </message>
    <message>
        <source>Price check</source>
        <translation>Voir un prix</translation>
    </message>
    <message>
        <source>Discount on the line</source>
        <translation>Remise sur la ligne</translation>
    </message>
    <message>
        <source>Discount on the ticket</source>
        <translation>Remise sur le ticket</translation>
    </message>
    <message>
        <source>Quantity of the line</source>
        <translation>Quantité de la ligne</translation>
    </message>
    <message>
        <source>One piece more or less</source>
        <translation>Une pièce de plus ou de moins</translation>
    </message>
    <message>
        <source>Another line</source>
        <translation>Autre ligne</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Void line</source>
        <translation>Annuler la ligne</translation>
    </message>
    <message>
        <source>Why this price</source>
        <translation>Pourquoi ce prix</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Tickets on hold</source>
        <translation>Tickets en attente</translation>
    </message>
    <message>
        <source>Void ticket</source>
        <translation>Annuler le ticket</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Ouvrir le tiroir</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Before a scan: 3 pieces</source>
        <translation>Avant un scan&#xa0;: 3 pièces</translation>
    </message>
</context>
<context>
    <name>SalePage</name>
    <message>
        <source>Till</source>
        <translation>Caisse</translation>
    </message>
    <message>
        <source>The day is not open</source>
        <translation>La journée n’est pas ouverte</translation>
    </message>
    <message>
        <source>Count the opening float, then the till sells.</source>
        <translation>Comptez le fond de caisse, puis la caisse peut vendre.</translation>
    </message>
    <message>
        <source>Open the day</source>
        <translation>Ouvrir la journée</translation>
    </message>
    <message>
        <source>The day of {0} was not closed</source>
        <translation>La journée du {0} n’a pas été clôturée</translation>
    </message>
    <message>
        <source>Close it, then today can be opened. Nothing is lost.</source>
        <translation>Clôturez-la, puis aujourd’hui pourra s’ouvrir. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Close that day</source>
        <translation>Clôturer cette journée</translation>
    </message>
    <message>
        <source>Payments were taken. Take them back before going back to the ticket.</source>
        <translation>Des règlements sont pris. Reprenez-les avant de revenir au ticket.</translation>
    </message>
</context>
<context>
    <name>SaleQuestions</name>
    <message>
        <source>Its code is drawn and printed when the sale is settled.</source>
        <translation>Son code est tiré et imprimé quand la vente est réglée.</translation>
    </message>
    <message>
        <source>Add to the ticket</source>
        <translation>Ajouter au ticket</translation>
    </message>
    <message>
        <source>Value of the gift card</source>
        <translation>Valeur de la carte cadeau</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Void ticket</source>
        <translation>Annuler le ticket</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>Ouvrir le tiroir</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Tickets on hold</source>
        <translation>Tickets en attente</translation>
    </message>
    <message>
        <source>Price check</source>
        <translation>Voir un prix</translation>
    </message>
    <message>
        <source>Why this price</source>
        <translation>Pourquoi ce prix</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Discount {0} on the whole ticket</source>
        <translation>Remise {0} sur tout le ticket</translation>
    </message>
    <message>
        <source>Discount {0} on {1}</source>
        <translation>Remise {0} sur {1}</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>The ticket waits until somebody takes it up again.</source>
        <translation>Le ticket attend que quelqu’un le reprenne.</translation>
    </message>
    <message>
        <source>Fetches her wallet</source>
        <translation>Cherche son portefeuille</translation>
    </message>
    <message>
        <source>Still choosing</source>
        <translation>Choisit encore</translation>
    </message>
    <message>
        <source>Will come back</source>
        <translation>Va revenir</translation>
    </message>
    <message>
        <source>Note, to find it again</source>
        <translation>Note, pour le retrouver</translation>
    </message>
    <message>
        <source>Nothing is sold. The lines and the reason stay in the journal.</source>
        <translation>Rien n’est vendu. Les lignes et le motif restent au journal.</translation>
    </message>
    <message>
        <source>The customer changed her mind</source>
        <translation>La cliente a changé d’avis</translation>
    </message>
    <message>
        <source>Rung by mistake</source>
        <translation>Saisi par erreur</translation>
    </message>
    <message>
        <source>Payment impossible</source>
        <translation>Paiement impossible</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Formation</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>The opening and its reason are recorded in the journal.</source>
        <translation>L’ouverture et son motif sont inscrits au journal.</translation>
    </message>
    <message>
        <source>Give change</source>
        <translation>Faire de la monnaie</translation>
    </message>
    <message>
        <source>Check the drawer</source>
        <translation>Vérifier le tiroir</translation>
    </message>
    <message>
        <source>Correct the change given</source>
        <translation>Corriger le rendu</translation>
    </message>
</context>
<context>
    <name>Scans</name>
    <message>
        <source>The card payment comes first. The scan was not taken.</source>
        <translation>Le paiement par carte passe d’abord. Le scan n’a pas été pris.</translation>
    </message>
    <message>
        <source>Payments were taken: the article was not added. Take them back first, or finish this ticket.</source>
        <translation>Des règlements sont pris&#xa0;: l’article n’a pas été ajouté. Reprenez-les d’abord, ou terminez ce ticket.</translation>
    </message>
    <message>
        <source>A payment is under way: finish it, or go back, then scan the ticket again.</source>
        <translation>Un règlement est en cours&#xa0;: terminez-le, ou revenez en arrière, puis scannez à nouveau le ticket.</translation>
    </message>
</context>
<context>
    <name>SealStep</name>
    <message>
        <source>Close the day</source>
        <translation>Clôturer la journée</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Closing {0} is final: the Z is numbered and sealed, and nothing is added to the day after it.</source>
        <translation>Clôturer la journée du {0} est définitif&#xa0;: le Z est numéroté et scellé, et plus rien ne s’y ajoute ensuite.</translation>
    </message>
    <message>
        <source>Counted {0}</source>
        <translation>Compté {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n sale(s) left open</source>
        <translation>
            <numerusform>%n vente laissée ouverte</numerusform>
            <numerusform>%n ventes laissées ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>Settle or give up each of them; the count you made is kept.</source>
        <translation>Réglez ou abandonnez chacune d’elles&#xa0;; votre comptage est gardé.</translation>
    </message>
    <message>
        <source>being rung</source>
        <translation>en cours de saisie</translation>
    </message>
    <message>
        <source>in waiting</source>
        <translation>en attente</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take up the sale: {0}</source>
        <translation>Reprendre la vente&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Enregistré</translation>
    </message>
</context>
<context>
    <name>SectionedPage</name>
    <message>
        <source>Sections</source>
        <translation>Rubriques</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings of this till could not be written: {0}. They are as before.</source>
        <translation>Les réglages de cette caisse n’ont pas pu être écrits&#xa0;: {0}. Ils restent comme avant.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Another section</source>
        <translation>Une autre rubrique</translation>
    </message>
    <message>
        <source>Save this section</source>
        <translation>Enregistrer cette rubrique</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Customer display</source>
        <translation>Afficheur client</translation>
    </message>
    <message>
        <source>Card terminal</source>
        <translation>TPE</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Loyalty</source>
        <translation>Fidélité</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Boutique en ligne</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>Clé de secours</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
</context>
<context>
    <name>SettledView</name>
    <message>
        <source>Change</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Gift ticket</source>
        <translation>Ticket cadeau</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>Forgotten card?</source>
        <translation>Carte oubliée&#xa0;?</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>Cliente suivante</translation>
    </message>
    <message>
        <source>Ticket {0} is settled</source>
        <translation>Ticket {0} réglé</translation>
    </message>
    <message>
        <source>Print a duplicate</source>
        <translation>Imprimer un duplicata</translation>
    </message>
    <message>
        <source>Print the ticket</source>
        <translation>Imprimer le ticket</translation>
    </message>
    <message>
        <source>Points earned: {0}</source>
        <translation>Points gagnés&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Points taken back: {0}</source>
        <translation>Points repris&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Points spent: {0}</source>
        <translation>Points utilisés&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Points given back: {0}</source>
        <translation>Points rendus&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Balance: {0}</source>
        <translation>Solde&#xa0;: {0}</translation>
    </message>
    <message>
        <source>E-mail the ticket</source>
        <translation>Ticket par e-mail</translation>
    </message>
    <message>
        <source>Ticket on its way by e-mail</source>
        <translation>Le ticket part par e-mail</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Remboursé</translation>
    </message>
    <message>
        <source>Paid, no change to give</source>
        <translation>Payé, rien à rendre</translation>
    </message>
    <message>
        <source>Total {0}</source>
        <translation>Total {0}</translation>
    </message>
    <message>
        <source>Cash rounding {0}</source>
        <translation>Arrondi espèces {0}</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
</context>
<context>
    <name>ShelfRow</name>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>Lequel</translation>
    </message>
    <message>
        <source>No longer in the catalogue</source>
        <translation>N’est plus au catalogue</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Paper out</source>
        <translation>Plus de papier</translation>
    </message>
    <message>
        <source>Cover open</source>
        <translation>Capot ouvert</translation>
    </message>
    <message>
        <source>Off line</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Injoignable</translation>
    </message>
    <message>
        <source>Paper low</source>
        <translation>Fin de rouleau</translation>
    </message>
    <message>
        <source>No printer</source>
        <translation>Sans imprimante</translation>
    </message>
    <message numerus="yes">
        <source>Printing (%n)</source>
        <translation>
            <numerusform>Impression (%n)</numerusform>
            <numerusform>Impression (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
</context>
<context>
    <name>ShopFields</name>
    <message>
        <source>TGC regime</source>
        <translation>Régime de TGC</translation>
    </message>
    <message>
        <source>Normal: TGC is charged</source>
        <translation>Normal&#xa0;: la TGC est facturée</translation>
    </message>
    <message>
        <source>Franchise</source>
        <translation>Franchise</translation>
    </message>
    <message>
        <source>Needed: it stands on each ticket.</source>
        <translation>Nécessaire&#xa0;: cette mention figure sur chaque ticket.</translation>
    </message>
    <message>
        <source>An e-mail address has an @.</source>
        <translation>Une adresse e-mail contient un @.</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>Nom de la boutique</translation>
    </message>
    <message>
        <source>In large at the top of each ticket.</source>
        <translation>En grand en haut de chaque ticket.</translation>
    </message>
    <message>
        <source>Legal name</source>
        <translation>Raison sociale</translation>
    </message>
    <message>
        <source>As registered, with the legal form.</source>
        <translation>Telle qu’immatriculée, avec la forme juridique.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>RIDET</source>
        <translation>RIDET</translation>
    </message>
    <message>
        <source>10 digits: 7 of the company, 3 of the establishment.</source>
        <translation>10 chiffres&#xa0;: 7 pour la société, 3 pour l’établissement.</translation>
    </message>
    <message>
        <source>RCS</source>
        <translation>RCS</translation>
    </message>
    <message>
        <source>If the company is registered there.</source>
        <translation>Si la société y est immatriculée.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Return policy on the ticket</source>
        <translation>Conditions de retour sur le ticket</translation>
    </message>
    <message>
        <source>Last line of the ticket</source>
        <translation>Dernière ligne du ticket</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>Taxe</translation>
    </message>
    <message>
        <source>Foot of the ticket</source>
        <translation>Bas du ticket</translation>
    </message>
    <message>
        <source>No TGC is shown; each ticket says: {0}.</source>
        <translation>Aucune TGC n’est affichée&#xa0;; chaque ticket indique&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>Prices include TGC; each ticket shows base and tax for each rate.</source>
        <translation>Les prix sont TTC&#xa0;; chaque ticket montre la base et la taxe pour chaque taux.</translation>
    </message>
</context>
<context>
    <name>ShopSection</name>
    <message>
        <source>Shop</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Print the ticket after each sale without asking</source>
        <translation>Imprimer le ticket après chaque vente sans demander</translation>
    </message>
    <message>
        <source> months</source>
        <translation> mois</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Sans fin</translation>
    </message>
    <message>
        <source>Difference that wants a reason</source>
        <translation>Écart qui demande un motif</translation>
    </message>
    <message>
        <source>Usual opening float</source>
        <translation>Fond de caisse habituel</translation>
    </message>
    <message>
        <source>At the closing, from this amount on, too much or missing.</source>
        <translation>À la clôture, à partir de ce montant, en trop ou en moins.</translation>
    </message>
    <message>
        <source>Proposed at the opening; it is counted all the same.</source>
        <translation>Proposé à l’ouverture&#xa0;; il est compté quand même.</translation>
    </message>
    <message>
        <source>Gift cards and credit notes are good for</source>
        <translation>Validité des cartes cadeau et des avoirs</translation>
    </message>
    <message>
        <source>At the till</source>
        <translation>À la caisse</translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>Your shop</source>
        <translation>Votre boutique</translation>
    </message>
    <message>
        <source>These mentions stand on each ticket. Name, legal name, address and RIDET are needed.</source>
        <translation>Ces mentions figurent sur chaque ticket. Le nom, la raison sociale, l’adresse et le RIDET sont nécessaires.</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close the panel</source>
        <translation>Refermer le volet</translation>
    </message>
</context>
<context>
    <name>SignUpForm</name>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Scan a printed card, or leave empty: a new number.</source>
        <translation>Scannez une carte imprimée, ou laissez vide&#xa0;: un nouveau numéro.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>Adresse, suite</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>15 or over</source>
        <translation>15 ans ou plus</translation>
    </message>
    <message>
        <source>Under 15</source>
        <translation>Moins de 15 ans</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>Plus de champs</translation>
    </message>
    <message>
        <source>On-screen keyboard</source>
        <translation>Clavier à l’écran</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Birthday, day</source>
        <translation>Anniversaire, jour</translation>
    </message>
    <message>
        <source>Birthday, month</source>
        <translation>Anniversaire, mois</translation>
    </message>
    <message>
        <source>Nothing about health, beliefs or origin: she may read this note.</source>
        <translation>Rien sur la santé, les croyances ni l’origine&#xa0;: elle peut lire cette note.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Is she 15 or over?</source>
        <translation>A-t-elle 15 ans ou plus&#xa0;?</translation>
    </message>
    <message>
        <source>Language she is written to in</source>
        <translation>Langue de nos messages</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>Moins de champs</translation>
    </message>
</context>
<context>
    <name>SignUpPage</name>
    <message>
        <source>Sign-up</source>
        <translation>Inscription</translation>
    </message>
    <message>
        <source>A sign-up is under way. Finish it or cancel it first.</source>
        <translation>Une inscription est en cours. Terminez-la ou abandonnez-la d’abord.</translation>
    </message>
    <message>
        <source>This is the sign-up. The scan was not taken.</source>
        <translation>L’inscription est à l’écran. Le scan n’a pas été pris.</translation>
    </message>
    <message>
        <source>This card has its customer already. Use it, or scan a new card.</source>
        <translation>Cette carte a déjà sa cliente. Utilisez-la, ou scannez une carte neuve.</translation>
    </message>
    <message>
        <source>This is no loyalty card. To ring an article, go back to the sale.</source>
        <translation>Ce n’est pas une carte de fidélité. Pour un article, revenez à la vente.</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Under 15: she is not signed up, and nothing was kept. She may come back with a parent’s own card.</source>
        <translation>Moins de 15 ans&#xa0;: elle n’est pas inscrite, et rien n’a été gardé. Un parent peut prendre une carte à son nom.</translation>
    </message>
    <message>
        <source>She wants something corrected. Ask her what, then show her again.</source>
        <translation>Elle souhaite une correction. Demandez-lui laquelle, puis montrez-lui à nouveau.</translation>
    </message>
    <message>
        <source>She changes nothing. All stays as it was.</source>
        <translation>Elle ne change rien. Tout reste comme avant.</translation>
    </message>
    <message>
        <source>She does not sign up. Nothing was kept.</source>
        <translation>Elle ne s’inscrit pas. Rien n’a été gardé.</translation>
    </message>
    <message>
        <source>Ask a customer again</source>
        <translation>Redemander à une cliente</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouvelle cliente</translation>
    </message>
</context>
<context>
    <name>SimulationView</name>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Mois dernier</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ce mois</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simuler</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Try the rules on past tickets before they are in force. Nothing is stored.</source>
        <translation>Essayez les règles sur des tickets passés avant de les mettre en vigueur. Rien n’est enregistré.</translation>
    </message>
    <message>
        <source>The rules changed since. Simulate again.</source>
        <translation>Les règles ont changé depuis. Simulez à nouveau.</translation>
    </message>
    <message>
        <source>No ticket from {0} to {1}.</source>
        <translation>Aucun ticket du {0} au {1}.</translation>
    </message>
    <message>
        <source>{tickets} from {first} to {last}, {members} with a customer; turnover {turnover}.</source>
        <translation>{tickets} du {first} au {last}, {members} avec une cliente&#xa0;; chiffre d’affaires {turnover}.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>On screen</source>
        <translation>À l’écran</translation>
    </message>
    <message>
        <source>In force, and on screen</source>
        <translation>En vigueur, et à l’écran</translation>
    </message>
    <message>
        <source>Tickets with a customer</source>
        <translation>Tickets avec une cliente</translation>
    </message>
    <message>
        <source>If every ticket had one</source>
        <translation>Si chaque ticket en avait une</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Of the turnover</source>
        <translation>Part du CA</translation>
    </message>
    <message>
        <source>Points by category</source>
        <translation>Points par catégorie</translation>
    </message>
    <message>
        <source>Without a category</source>
        <translation>Sans catégorie</translation>
    </message>
</context>
<context>
    <name>SlipPane</name>
    <message>
        <source>Record the signed slip</source>
        <translation>Enregistrer le bulletin signé</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Copy what {0} ticked and signed on slip {1}</source>
        <translation>Recopiez ce que {0} a coché et signé sur le bulletin {1}</translation>
    </message>
    <message>
        <source>Copy what she ticked and signed on slip {0}</source>
        <translation>Recopiez ce qu’elle a coché et signé sur le bulletin {0}</translation>
    </message>
    <message>
        <source>Only with her signature on the paper. File it: it is the proof.</source>
        <translation>Seulement si le papier porte sa signature. Classez-le&#xa0;: c’est la preuve.</translation>
    </message>
    <message>
        <source>It was not signed</source>
        <translation>Il n’a pas été signé</translation>
    </message>
    <message>
        <source>Touch again: the slip is void</source>
        <translation>Touchez encore pour l’annuler</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Exchange now</source>
        <translation>Échanger maintenant</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>Dernière réponse</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>En attente d’envoi</translation>
    </message>
    <message>
        <source>Last exchange</source>
        <translation>Dernier échange</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Ouvrir les réglages</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Since {0}</source>
        <translation>Depuis {0}</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>trop longtemps</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>{0} received, {1} sent</source>
        <translation>Reçus&#xa0;: {0}, envoyés&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Your sales are safe on this till, with or without the online shop.</source>
        <translation>Vos ventes sont en sûreté sur cette caisse, avec ou sans la boutique en ligne.</translation>
    </message>
</context>
<context>
    <name>StartProgress</name>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>The till is getting ready</source>
        <translation>La caisse se prépare</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Do not switch off. If the power fails, nothing is lost: the old file stands.</source>
        <translation>N’éteignez pas. En cas de coupure de courant, rien n’est perdu&#xa0;: l’ancien fichier reste valable.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Enter the recovery key</source>
        <translation>Saisir la clé de secours</translation>
    </message>
    <message>
        <source>Copying the data first</source>
        <translation>Copie des données avant tout</translation>
    </message>
    <message>
        <source>Bringing the data up to date ({0})</source>
        <translation>Mise à jour des données ({0})</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>Vérification du résultat</translation>
    </message>
    <message>
        <source>The till cannot open</source>
        <translation>La caisse ne peut pas s’ouvrir</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>Étape {0} sur {1}</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One less of {0}</source>
        <translation>Un de moins&#xa0;: {0}</translation>
    </message>
    <message>
        <source>One more of {0}</source>
        <translation>Un de plus&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>StoredValueView</name>
    <message>
        <source>Gift card or credit note</source>
        <translation>Carte cadeau ou avoir</translation>
    </message>
    <message>
        <source>Back to the payments</source>
        <translation>Retour aux règlements</translation>
    </message>
    <message>
        <source>Scan or type the code</source>
        <translation>Scannez ou tapez le code</translation>
    </message>
    <message>
        <source>Code of the gift card or credit note</source>
        <translation>Code de la carte cadeau ou de l’avoir</translation>
    </message>
    <message>
        <source>Show the balance</source>
        <translation>Afficher le solde</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
    <message>
        <source>good until {0}</source>
        <translation>Valable jusqu’au {0}</translation>
    </message>
    <message>
        <source>Balance of {0}</source>
        <translation>Solde&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>Utiliser {0}</translation>
    </message>
</context>
<context>
    <name>SuppressionSection</name>
    <message>
        <source>Suppression list</source>
        <translation>Liste d’opposition</translation>
    </message>
    <message>
        <source>Addresses that are not to be contacted, whatever list or import brings them again.</source>
        <translation>Les adresses à ne plus contacter, quelle que soit la liste ou l’import qui les ramène.</translation>
    </message>
    <message>
        <source>Not for</source>
        <translation>Pas pour</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Oldest objection</source>
        <translation>Plus ancienne opposition</translation>
    </message>
    <message>
        <source>The shop keeps a keyed fingerprint of each address and nothing else: nobody can read the list back. An objection counts for at least three years, and begins anew each time it is repeated.</source>
        <translation>La boutique garde de chaque adresse une empreinte protégée par une clé, et rien d’autre&#xa0;: personne ne peut relire la liste. Une opposition vaut au moins trois ans, et repart à zéro chaque fois qu’elle est répétée.</translation>
    </message>
    <message>
        <source>Nobody objected</source>
        <translation>Aucune opposition</translation>
    </message>
    <message>
        <source>A refusal or a withdrawal of offers puts the address on the list at once.</source>
        <translation>Refuser les offres, ou les retirer, met aussitôt l’adresse dans la liste.</translation>
    </message>
    <message>
        <source>Anything, after an erasure</source>
        <translation>Tout envoi, après un effacement</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{0} min ago</source>
        <translation>il y a {0} min</translation>
    </message>
    <message>
        <source>{0} h ago</source>
        <translation>il y a {0} h</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>il y a {0} jours</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Boutique en ligne</translation>
    </message>
    <message>
        <source>Shop: paused</source>
        <translation>Site&#xa0;: en pause</translation>
    </message>
    <message>
        <source>Shop: waiting for {0} h</source>
        <translation>Site&#xa0;: attente de {0} h</translation>
    </message>
    <message>
        <source>Shop: refused</source>
        <translation>Site&#xa0;: refusé</translation>
    </message>
    <message>
        <source>Shop: no answer</source>
        <translation>Site&#xa0;: pas de réponse</translation>
    </message>
    <message>
        <source>Shop: {0} to decide</source>
        <translation>Site&#xa0;: {0} à décider</translation>
    </message>
    <message>
        <source>Exchanging with the online shop</source>
        <translation>Échange avec la boutique en ligne</translation>
    </message>
    <message>
        <source>Selling goes on meanwhile.</source>
        <translation>La vente continue.</translation>
    </message>
    <message>
        <source>No online shop</source>
        <translation>Pas de boutique en ligne</translation>
    </message>
    <message>
        <source>Enter its address in the settings to exchange customers, consents and orders.</source>
        <translation>Entrez son adresse dans les réglages pour échanger clients, consentements et commandes.</translation>
    </message>
    <message>
        <source>The exchange is paused</source>
        <translation>L’échange est en pause</translation>
    </message>
    <message>
        <source>What happens here is kept and sent when the exchange is turned on again.</source>
        <translation>Ce qui se passe ici est gardé, et part dès que l’échange reprend.</translation>
    </message>
    <message>
        <source>The online shop has not answered yet</source>
        <translation>La boutique en ligne n’a pas encore répondu</translation>
    </message>
    <message>
        <source>Check its address in the settings, or wait: the program tries again by itself.</source>
        <translation>Vérifiez son adresse dans les réglages, ou attendez&#xa0;: le logiciel réessaie tout seul.</translation>
    </message>
    <message>
        <source>The online shop does not answer</source>
        <translation>La boutique en ligne ne répond pas</translation>
    </message>
    <message>
        <source>Selling goes on. What waits is sent as soon as it answers, in its order.</source>
        <translation>La vente continue. Ce qui attend partira dès qu’elle répondra, dans l’ordre.</translation>
    </message>
    <message>
        <source>No exchange with the online shop</source>
        <translation>Pas d’échange avec la boutique en ligne</translation>
    </message>
    <message>
        <source>Some things wait for a decision</source>
        <translation>Il reste des décisions à prendre</translation>
    </message>
    <message>
        <source>Everything else is exchanged.</source>
        <translation>Tout le reste est échangé.</translation>
    </message>
    <message>
        <source>Store and online shop agree</source>
        <translation>La boutique et le site sont d’accord</translation>
    </message>
    <message>
        <source>Everything known here is exchanged.</source>
        <translation>Tout ce qui est connu ici est échangé.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <source>The shop was busy</source>
        <translation>Le site était occupé</translation>
    </message>
    <message>
        <source>The shop&apos;s disk is full</source>
        <translation>Le disque du site est plein</translation>
    </message>
    <message>
        <source>The shop does not let this program in, or not that far: check the account.</source>
        <translation>Le site refuse l’accès à ce logiciel, ou à cette partie&#xa0;: vérifiez le compte.</translation>
    </message>
    <message>
        <source>The shop&apos;s tables are not those this program knows; nothing is exchanged.</source>
        <translation>Les tables du site ne sont pas celles que ce logiciel connaît&#xa0;; rien n’est échangé.</translation>
    </message>
    <message>
        <source>No shop this program knows stands at this address.</source>
        <translation>Aucun site connu de ce logiciel à cette adresse.</translation>
    </message>
    <message>
        <source>This is another shop than the one this store exchanges with.</source>
        <translation>Ce n’est pas le site relié à cette caisse.</translation>
    </message>
    <message>
        <source>The password is in the system&apos;s keyring, which is locked.</source>
        <translation>Le mot de passe est dans le trousseau de l’ordinateur, qui est verrouillé.</translation>
    </message>
    <message>
        <source>Stock of a sale</source>
        <translation>Stock d’une vente</translation>
    </message>
    <message>
        <source>A customer&apos;s details</source>
        <translation>Coordonnées d’une cliente</translation>
    </message>
    <message>
        <source>A consent</source>
        <translation>Un consentement</translation>
    </message>
    <message>
        <source>Loyalty points</source>
        <translation>Points de fidélité</translation>
    </message>
    <message>
        <source>A message</source>
        <translation>Un message</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentement</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Wishlist</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Code de réduction</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>The online shop has no article of this code.</source>
        <translation>Aucun article du site ne porte ce code.</translation>
    </message>
    <message>
        <source>The order no longer exists at the online shop.</source>
        <translation>La commande n’existe plus sur le site.</translation>
    </message>
    <message>
        <source>The customer no longer exists at the online shop.</source>
        <translation>La cliente n’existe plus sur le site.</translation>
    </message>
    <message>
        <source>The order was cancelled at the online shop.</source>
        <translation>La commande a été annulée sur le site.</translation>
    </message>
    <message>
        <source>The order was handed over already.</source>
        <translation>La commande a déjà été remise.</translation>
    </message>
    <message>
        <source>The order was paid already.</source>
        <translation>La commande a déjà été payée.</translation>
    </message>
    <message>
        <source>The order was refunded already.</source>
        <translation>La commande a déjà été remboursée.</translation>
    </message>
    <message>
        <source>The online shop has an account with this e-mail.</source>
        <translation>Un compte du site porte déjà cet e-mail.</translation>
    </message>
    <message>
        <source>The online shop has an account with this number.</source>
        <translation>Un compte du site porte déjà ce numéro.</translation>
    </message>
    <message>
        <source>The voucher is used or reserved.</source>
        <translation>Le code de réduction est utilisé ou réservé.</translation>
    </message>
    <message>
        <source>The online shop does not know this voucher.</source>
        <translation>Le site ne connaît pas ce code de réduction.</translation>
    </message>
    <message>
        <source>It no longer exists at the online shop.</source>
        <translation>Cela n’existe plus sur le site.</translation>
    </message>
    <message>
        <source>Several cards here have this e-mail: merge them first.</source>
        <translation>Plusieurs fiches d’ici portent cet e-mail&#xa0;: fusionnez-les d’abord.</translation>
    </message>
    <message>
        <source>The account may not write this there.</source>
        <translation>Le compte n’a pas le droit d’y écrire cela.</translation>
    </message>
    <message>
        <source>The shop&apos;s record cannot be read ({0}).</source>
        <translation>La donnée du site est illisible ({0}).</translation>
    </message>
    <message>
        <source>Refused ({0}).</source>
        <translation>Refusé ({0}).</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Rue</translation>
    </message>
    <message>
        <source>Street, more</source>
        <translation>Rue, suite</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Anniversaire</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Online shop</source>
        <translation>Boutique en ligne</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Exchange now</source>
        <translation>Échanger maintenant</translation>
    </message>
    <message>
        <source>Changed here and at the online shop</source>
        <translation>Modifié ici et sur le site</translation>
    </message>
    <message>
        <source>Choose which holds. Until then nothing of it is overwritten, on either side.</source>
        <translation>Choisissez ce qui compte. D’ici là, rien n’est écrasé, d’aucun côté.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Refused by the online shop</source>
        <translation>Refusé par le site</translation>
    </message>
    <message>
        <source>What these tell of is done here; the online shop does not know it yet.</source>
        <translation>Ceci est fait ici&#xa0;; le site ne le sait pas encore.</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Could not be taken from the online shop</source>
        <translation>Non repris du site</translation>
    </message>
    <message>
        <source>The others were taken. What changes there is tried again by itself.</source>
        <translation>Le reste a été repris. Ce qui y change est réessayé tout seul.</translation>
    </message>
    <message>
        <source>Last exchanges</source>
        <translation>Derniers échanges</translation>
    </message>
    <message>
        <source>Only those that moved something, and those that failed.</source>
        <translation>Seuls ceux qui ont déplacé quelque chose, et ceux qui ont échoué.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçus</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyés</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>De côté</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Customer without a name</source>
        <translation>Cliente sans nom</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
    <message>
        <source>{0} /s</source>
        <translation>{0} /s</translation>
    </message>
    <message>
        <source>All moved</source>
        <translation>Tout est passé</translation>
    </message>
    <message>
        <source>Some parked</source>
        <translation>Une partie de côté</translation>
    </message>
    <message>
        <source>Never send this?</source>
        <translation>Ne jamais l’envoyer&#xa0;?</translation>
    </message>
</context>
<context>
    <name>TeamSection</name>
    <message>
        <source>Team</source>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>Each person has her own PIN: the journal says who did what. Nobody is deleted, only let go.</source>
        <translation>Chaque personne a son propre PIN&#xa0;: le journal dit qui a fait quoi. Personne n’est supprimé, seulement retiré de l’équipe.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Badge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Ajouter quelqu’un</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Changer le PIN</translation>
    </message>
    <message>
        <source>New badge</source>
        <translation>Nouveau badge</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Retirer de l’équipe</translation>
    </message>
    <message>
        <source>What each role may do</source>
        <translation>Ce que permet chaque rôle</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Travaille ici</translation>
    </message>
    <message>
        <source>Left the team</source>
        <translation>Ne travaille plus ici</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Remettre dans l’équipe</translation>
    </message>
    <message>
        <source>PIN of {0}</source>
        <translation>PIN de {0}</translation>
    </message>
    <message>
        <source>Badge of {0}</source>
        <translation>Badge de {0}</translation>
    </message>
    <message>
        <source>Choose another PIN.</source>
        <translation>Choisissez un autre PIN.</translation>
    </message>
    <message>
        <source>{0} is in the team, as number {1}.</source>
        <translation>{0} est dans l’équipe, sous le numéro {1}.</translation>
    </message>
    <message>
        <source>The PIN is changed. The old one no longer opens the till.</source>
        <translation>Le PIN est changé. L’ancien n’ouvre plus la caisse.</translation>
    </message>
</context>
<context>
    <name>TenderList</name>
    <message>
        <source>Payments taken</source>
        <translation>Règlements pris</translation>
    </message>
    <message>
        <source>Take back {0} {1}</source>
        <translation>Reprendre {0} {1}</translation>
    </message>
</context>
<context>
    <name>TenderView</name>
    <message>
        <source>Payment</source>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Back to the ticket</source>
        <translation>Retour au ticket</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>Reste à payer</translation>
    </message>
    <message>
        <source>Amount handed over</source>
        <translation>Montant reçu</translation>
    </message>
    <message>
        <source>Payments taken</source>
        <translation>Règlements pris</translation>
    </message>
    <message>
        <source>Change to give</source>
        <translation>Rendu à faire</translation>
    </message>
    <message>
        <source>Finish, give back {0}</source>
        <translation>Terminer, rendre {0}</translation>
    </message>
    <message>
        <source>Finish the sale</source>
        <translation>Terminer la vente</translation>
    </message>
    <message>
        <source>Exact cash {0}</source>
        <translation>Appoint en espèces {0}</translation>
    </message>
    <message>
        <source>Cash rounding {0}</source>
        <translation>Arrondi espèces {0}</translation>
    </message>
    <message>
        <source>{0} in cash (cash rounding)</source>
        <translation>{0} en espèces (arrondi espèces)</translation>
    </message>
</context>
<context>
    <name>TerminalSection</name>
    <message>
        <source>Card terminal</source>
        <translation>TPE</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Caisse-AP over the network</source>
        <translation>Caisse-AP par le réseau</translation>
    </message>
    <message>
        <source>How the amount reaches it</source>
        <translation>Comment le montant lui parvient</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name or number on the network: 192.168.1.70</source>
        <translation>Nom ou numéro sur le réseau&#xa0;: 192.168.1.70</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Nearly always 8888.</source>
        <translation>Presque toujours 8888.</translation>
    </message>
    <message>
        <source>After this the answer is unknown, and the cashier reads the terminal.</source>
        <translation>Au-delà, la réponse est inconnue, et la vendeuse lit l’écran du TPE.</translation>
    </message>
    <message>
        <source>Wait for the customer at most</source>
        <translation>Attente maximale de la cliente</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>The till sends the amount once and reads the answer. It never sends it twice by itself.</source>
        <translation>La caisse envoie le montant une fois et lit la réponse. Elle ne l’envoie jamais deux fois d’elle-même.</translation>
    </message>
    <message>
        <source>The cashier types the amount on the terminal, then says whether it was paid or refused.</source>
        <translation>La vendeuse tape le montant sur le TPE, puis dit s’il a été payé ou refusé.</translation>
    </message>
    <message>
        <source>Say where the terminal is.</source>
        <translation>Indiquez où est le TPE.</translation>
    </message>
    <message>
        <source>Waiting for the terminal.</source>
        <translation>En attente du TPE.</translation>
    </message>
    <message>
        <source>Something answers there. Nothing was sent and nothing was charged.</source>
        <translation>Un appareil répond à cette adresse. Rien n’a été envoyé, rien n’a été débité.</translation>
    </message>
</context>
<context>
    <name>TicketFinder</name>
    <message>
        <source>Scan the ticket, or type its number</source>
        <translation>Scannez le ticket, ou tapez son numéro</translation>
    </message>
    <message>
        <source>Exact amount</source>
        <translation>Montant exact</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7&#xa0;jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30&#xa0;jours</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation>Vendeuse</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>The latest {0} are listed.</source>
        <translation>Les {0} derniers sont listés.</translation>
    </message>
    <message>
        <source>No ticket matches</source>
        <translation>Aucun ticket ne correspond</translation>
    </message>
    <message>
        <source>Take other dates, or leave the amount empty.</source>
        <translation>Prenez d’autres dates, ou laissez le montant vide.</translation>
    </message>
    <message>
        <source>No ticket yet</source>
        <translation>Pas encore de ticket</translation>
    </message>
    <message>
        <source>Each ticket settled at this till is listed here.</source>
        <translation>Chaque ticket réglé à cette caisse s’affiche ici.</translation>
    </message>
    <message>
        <source>{0} return</source>
        <translation>{0} retour</translation>
    </message>
    <message>
        <source>{0} exchange</source>
        <translation>{0} échange</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
</context>
<context>
    <name>TicketPaper</name>
    <message>
        <source>Choose a ticket</source>
        <translation>Choisissez un ticket</translation>
    </message>
    <message>
        <source>Scan it, type its number, or take it in the list.</source>
        <translation>Scannez-le, tapez son numéro, ou prenez-le dans la liste.</translation>
    </message>
    <message>
        <source>Ticket as printed</source>
        <translation>Ticket tel qu’imprimé</translation>
    </message>
    <message>
        <source>Take back articles</source>
        <translation>Reprendre des articles</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplicata</translation>
    </message>
    <message>
        <source>Gift ticket</source>
        <translation>Ticket cadeau</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Facture</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Nothing of this ticket is left to take back.</source>
        <translation>Plus rien à reprendre sur ce ticket.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) of this ticket already came back.</source>
        <translation>
            <numerusform>%n article de ce ticket est déjà revenu.</numerusform>
            <numerusform>%n articles de ce ticket sont déjà revenus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Return without ticket</source>
        <translation>Retour sans ticket</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Open the ticket typed</source>
        <translation>Ouvrir le ticket tapé</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <source>Another ticket of the list</source>
        <translation>Un autre ticket de la liste</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next field or act</source>
        <translation>Champ ou bouton suivant</translation>
    </message>
    <message>
        <source>This ticket has no {0} left to take back.</source>
        <translation>Ce ticket n’a plus de {0} à reprendre.</translation>
    </message>
    <message>
        <source>Return from ticket {0}</source>
        <translation>Retour du ticket {0}</translation>
    </message>
    <message>
        <source>Take back without ticket: {0}</source>
        <translation>Reprise sans ticket&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Approval of a manager</source>
        <translation>Autorisation d’une responsable</translation>
    </message>
    <message>
        <source>Ticket {0} is printing, for the first time.</source>
        <translation>Le ticket {0} s’imprime pour la première fois.</translation>
    </message>
    <message>
        <source>Ticket {0} is printing: DUPLICATA {1}.</source>
        <translation>Le ticket {0} s’imprime&#xa0;: DUPLICATA {1}.</translation>
    </message>
    <message>
        <source>The gift ticket of ticket {0} is printing, without prices.</source>
        <translation>Le ticket cadeau du ticket {0} s’imprime, sans les prix.</translation>
    </message>
    <message>
        <source>Invoice of ticket {0}</source>
        <translation>Facture du ticket {0}</translation>
    </message>
    <message>
        <source>invoice-{0}</source>
        <translation>facture-{0}</translation>
    </message>
    <message>
        <source>ticket-{0}</source>
        <translation>ticket-{0}</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>Enregistré sous {0}</translation>
    </message>
</context>
<context>
    <name>TierRow</name>
    <message>
        <source>Tier</source>
        <translation>Palier</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the tier</source>
        <translation>Nom du palier</translation>
    </message>
    <message>
        <source>from </source>
        <translation>dès </translation>
    </message>
    <message>
        <source>Points earned in twelve months</source>
        <translation>Points gagnés en douze mois</translation>
    </message>
    <message>
        <source>Multiplier</source>
        <translation>Multiplicateur</translation>
    </message>
</context>
<context>
    <name>TillWords</name>
    <message>
        <source>Cash</source>
        <translation>Espèces</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>Cheque</source>
        <translation>Chèque</translation>
    </message>
    <message>
        <source>CF-Pay</source>
        <translation>CF-Pay</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Virement</translation>
    </message>
    <message>
        <source>Gift card</source>
        <translation>Carte cadeau</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Avoir</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Goodwill gesture</source>
        <translation>Geste commercial</translation>
    </message>
    <message>
        <source>Damaged packaging</source>
        <translation>Emballage abîmé</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Loyalty offer</source>
        <translation>Offre fidélité</translation>
    </message>
    <message>
        <source>Price match</source>
        <translation>Alignement de prix</translation>
    </message>
    <message>
        <source>End of line</source>
        <translation>Fin de série</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>Scellé</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>Defective</source>
        <translation>Défectueux</translation>
    </message>
    <message>
        <source>Skin reaction</source>
        <translation>Réaction cutanée</translation>
    </message>
    <message>
        <source>Discount {0}</source>
        <translation>Remise {0}</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>ticket {0}</source>
        <translation>ticket {0}</translation>
    </message>
    <message>
        <source>without ticket</source>
        <translation>sans ticket</translation>
    </message>
</context>
<context>
    <name>ToldBlock</name>
    <message>
        <source>By e-mail</source>
        <translation>Par e-mail</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>En caisse</translation>
    </message>
    <message>
        <source>Told already</source>
        <translation>Déjà informées</translation>
    </message>
    <message>
        <source>E-mails queued</source>
        <translation>E-mails mis en attente</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>See who is told at the counter</source>
        <translation>Voir qui informer en caisse</translation>
    </message>
    <message numerus="yes">
        <source>Queue %Ln e-mail(s)</source>
        <translation>
            <numerusform>Préparer %Ln e-mail</numerusform>
            <numerusform>Préparer %Ln e-mails</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody known before this version was told of it.</source>
        <translation>Toutes les clientes déjà connues ont été informées de cette version.</translation>
    </message>
    <message>
        <source>Nobody is to be told of this version: no customer is older than it.</source>
        <translation>Personne à informer&#xa0;: aucune fiche n’est plus ancienne que cette version.</translation>
    </message>
    <message>
        <source>Customers known before this version are told {0}. It is a message of service.</source>
        <translation>Les clientes déjà connues sont informées {0}. C’est un message de service.</translation>
    </message>
    <message>
        <source>Customers to tell</source>
        <translation>Clientes à informer</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Training</source>
        <translation>Formation</translation>
    </message>
    <message>
        <source>Training: nothing of this counts</source>
        <translation>Formation&#xa0;: rien de ceci ne compte</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>Boutique en ligne</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>Date and time in Nouméa</source>
        <translation>Date et heure à Nouméa</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>S’identifier</translation>
    </message>
    <message>
        <source>Operator: {0}. Change</source>
        <translation>Utilisatrice&#xa0;: {0}. Changer</translation>
    </message>
</context>
<context>
    <name>VoucherForm</name>
    <message>
        <source>Give a welcome voucher</source>
        <translation>Donner un code de réduction de bienvenue</translation>
    </message>
    <message>
        <source>Once, to who accepts the shop&apos;s offers by e-mail.</source>
        <translation>Une fois, à qui accepte les offres de la boutique par e-mail.</translation>
    </message>
    <message>
        <source>The voucher takes off</source>
        <translation>Le code de réduction retire</translation>
    </message>
    <message>
        <source>A percentage</source>
        <translation>Un pourcentage</translation>
    </message>
    <message>
        <source>An amount</source>
        <translation>Un montant</translation>
    </message>
    <message>
        <source>Percentage</source>
        <translation>Pourcentage</translation>
    </message>
    <message>
        <source>Amount of the voucher</source>
        <translation>Montant du code de réduction</translation>
    </message>
    <message>
        <source> months</source>
        <translation> mois</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Sans fin</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Good for</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Say how much the voucher takes off.</source>
        <translation>Dites combien retire le code de réduction.</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>No ticket on hold</source>
        <translation>Aucun ticket en attente</translation>
    </message>
    <message>
        <source>« Put on hold » keeps a ticket while you serve somebody else.</source>
        <translation>«&#xa0;Mettre en attente&#xa0;» garde un ticket pendant que vous servez quelqu’un d’autre.</translation>
    </message>
</context>
<context>
    <name>WaitingSale</name>
    <message>
        <source>Without a note</source>
        <translation>Sans note</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Price since {0}</source>
        <translation>Prix depuis le {0}</translation>
    </message>
    <message>
        <source>Catalogue price</source>
        <translation>Prix catalogue</translation>
    </message>
    <message>
        <source>Price applied</source>
        <translation>Prix appliqué</translation>
    </message>
    <message>
        <source>As paid on ticket {0}, its discounts included</source>
        <translation>Comme payé sur le ticket {0}, remises comprises</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Remboursement</translation>
    </message>
    <message>
        <source>Share of what the customer brought</source>
        <translation>Part de l’avantage de la cliente</translation>
    </message>
    <message>
        <source>To pay for this line</source>
        <translation>À payer pour cette ligne</translation>
    </message>
    <message>
        <source>TGC not applicable (franchise)</source>
        <translation>TGC non applicable (franchise)</translation>
    </message>
    <message>
        <source>of which TGC {0}</source>
        <translation>dont TGC {0}</translation>
    </message>
    <message>
        <source>on {0} before tax</source>
        <translation>sur {0} HT</translation>
    </message>
    <message>
        <source>Share of the ticket&apos;s discount</source>
        <translation>Part de la remise du ticket</translation>
    </message>
    <message>
        <source>approved by {0}</source>
        <translation>autorisé par {0}</translation>
    </message>
</context>
<context>
    <name>WorkstationSection</name>
    <message>
        <source>Till number {0}. The number is part of each ticket and does not change.</source>
        <translation>Poste numéro {0}. Ce numéro fait partie de chaque ticket et ne change pas.</translation>
    </message>
    <message>
        <source>This till</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Name of the till</source>
        <translation>Nom du poste</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claire</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Comme l’ordinateur</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Sounds: scan accepted, scan refused, order arrived</source>
        <translation>Sons&#xa0;: scan accepté, scan refusé, commande arrivée</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>A till needs a name.</source>
        <translation>Un poste doit avoir un nom.</translation>
    </message>
    <message>
        <source>Minutes without a touch; the sale stays as it is.</source>
        <translation>Minutes sans toucher l’écran&#xa0;; la vente reste telle quelle.</translation>
    </message>
    <message>
        <source>Lock by itself after</source>
        <translation>Verrouiller seul après</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>Prend effet au prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>WorkstationStep</name>
    <message>
        <source>This till</source>
        <translation>Ce poste</translation>
    </message>
    <message>
        <source>Its name and number stand on each ticket. Give each till of the shop its own number.</source>
        <translation>Son nom et son numéro figurent sur chaque ticket. Donnez à chaque poste de la boutique son propre numéro.</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>Garder tel quel</translation>
    </message>
    <message>
        <source>Name of the till</source>
        <translation>Nom du poste</translation>
    </message>
    <message>
        <source>Number of the till</source>
        <translation>Numéro du poste</translation>
    </message>
    <message>
        <source>A till needs a name.</source>
        <translation>Un poste doit avoir un nom.</translation>
    </message>
</context>
<context>
    <name>_Mirror</name>
    <message numerus="yes">
        <source>and %n line(s) above</source>
        <translation>
            <numerusform>et %n ligne au-dessus</numerusform>
            <numerusform>et %n lignes au-dessus</numerusform>
        </translation>
    </message>
    <message>
        <source>Discount {0}</source>
        <translation>Remise {0}</translation>
    </message>
</context>
<context>
    <name>_Towns</name>
    <message>
        <source>Towns that begin so</source>
        <translation>Villes qui commencent ainsi</translation>
    </message>
</context>
</TS>
