<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en">
<context>
    <name>ArticleDetail</name>
    <message numerus="yes">
        <source>%Ln piece(s)</source>
        <translation>
            <numerusform>%Ln piece</numerusform>
            <numerusform>%Ln pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPage</name>
    <message numerus="yes">
        <source>The first %Ln are shown. Type more.</source>
        <translation>
            <numerusform>The first one is shown. Type more.</numerusform>
            <numerusform>The first %Ln are shown. Type more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in the catalogue</source>
        <translation>
            <numerusform>%Ln in the catalogue</numerusform>
            <numerusform>%Ln in the catalogue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticlesPanel</name>
    <message numerus="yes">
        <source>First %n results</source>
        <translation>
            <numerusform>First result</numerusform>
            <numerusform>First %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of the next article</source>
        <translation>
            <numerusform>%n piece of the next article</numerusform>
            <numerusform>%n pieces of the next article</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CartPanel</name>
    <message numerus="yes">
        <source>Ticket · %n line(s)</source>
        <translation>
            <numerusform>Ticket · %n line</numerusform>
            <numerusform>Ticket · %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticket · %n article(s)</source>
        <translation>
            <numerusform>Ticket · %n article</numerusform>
            <numerusform>Ticket · %n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln fault</numerusform>
            <numerusform>%Ln faults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No fault in %Ln row(s).</source>
        <translation>
            <numerusform>No fault in %Ln row.</numerusform>
            <numerusform>No fault in %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln article(s)</source>
        <translation>
            <numerusform>Import %Ln article</numerusform>
            <numerusform>Import %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContactsSection</name>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln list(s) left. The journal keeps each, without a name.</source>
        <translation>
            <numerusform>%Ln list left. The journal keeps it, without a name.</numerusform>
            <numerusform>%Ln lists left. The journal keeps each, without a name.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterList</name>
    <message numerus="yes">
        <source>And %Ln more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
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
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s)</source>
        <translation>
            <numerusform>%n voucher</numerusform>
            <numerusform>%n vouchers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message numerus="yes">
        <source>The first %Ln are shown. Type more.</source>
        <translation>
            <numerusform>The first is shown. Type more.</numerusform>
            <numerusform>The first %Ln are shown. Type more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln found</numerusform>
            <numerusform>%Ln found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Endings</name>
    <message numerus="yes">
        <source>She accepts %n use(s), with her signature.</source>
        <translation>
            <numerusform>She accepts %n use, with her signature.</numerusform>
            <numerusform>She accepts %n uses, with her signature.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExpiryBlock</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>Checking %Ln row(s)</source>
        <translation>
            <numerusform>Checking %Ln row</numerusform>
            <numerusform>Checking %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importing %Ln article(s)</source>
        <translation>
            <numerusform>Importing %Ln article</numerusform>
            <numerusform>Importing %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check %Ln row(s)</source>
        <translation>
            <numerusform>Check %Ln row</numerusform>
            <numerusform>Check %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new price(s)</source>
        <translation>
            <numerusform>%Ln new price</numerusform>
            <numerusform>%Ln new prices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new TGC rate(s)</source>
        <translation>
            <numerusform>%Ln new TGC rate</numerusform>
            <numerusform>%Ln new TGC rates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalCounts</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) given up</source>
        <translation>
            <numerusform>%n line given up</numerusform>
            <numerusform>%n lines given up</numerusform>
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
            <numerusform>%n wrong PIN in a row</numerusform>
            <numerusform>%n wrong PINs in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set back by %n second(s)</source>
        <translation>
            <numerusform>Set back by %n second</numerusform>
            <numerusform>Set back by %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalSection</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries archived: {0}</source>
        <translation>
            <numerusform>%n entry archived: {0}</numerusform>
            <numerusform>%n entries archived: {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepingBlock</name>
    <message numerus="yes">
        <source>Opened %n time(s)</source>
        <translation>
            <numerusform>Opened %n time</numerusform>
            <numerusform>Opened %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message numerus="yes">
        <source>A sale of %n piece(s) is waiting; it stays as it is.</source>
        <translation>
            <numerusform>A sale of %n piece is waiting; it stays as it is.</numerusform>
            <numerusform>A sale of %n pieces is waiting; it stays as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LooksSection</name>
    <message numerus="yes">
        <source>The %Ln latest. Opening a card from here is a look too, noted as a control.</source>
        <translation>
            <numerusform>The latest. Opening a card from here is a look too, noted as a control.</numerusform>
            <numerusform>The %Ln latest. Opening a card from here is a look too, noted as a control.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoyaltySection</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MailQueueList</name>
    <message numerus="yes">
        <source>%n message(s) wait.</source>
        <translation>
            <numerusform>%n message waits.</numerusform>
            <numerusform>%n messages wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) failed.</source>
        <translation>
            <numerusform>%n message failed.</numerusform>
            <numerusform>%n messages failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenView</name>
    <message numerus="yes">
        <source>%n sale(s) still open: settle or give up first.</source>
        <translation>
            <numerusform>%n sale still open: settle it or give it up first.</numerusform>
            <numerusform>%n sales still open: settle them or give them up first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicySection</name>
    <message numerus="yes">
        <source>%Ln e-mail(s) wait to be sent. Settings show them under « E-mail ».</source>
        <translation>
            <numerusform>%Ln e-mail waits to be sent. Settings show it under « E-mail ».</numerusform>
            <numerusform>%Ln e-mails wait to be sent. Settings show them under « E-mail ».</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitPart</name>
    <message numerus="yes">
        <source>{0}: %n day(s) ago</source>
        <translation>
            <numerusform>{0}: %n day ago</numerusform>
            <numerusform>{0}: %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PortraitView</name>
    <message numerus="yes">
        <source>%n day(s) ago: {what}</source>
        <translation>
            <numerusform>%n day ago: {what}</numerusform>
            <numerusform>%n days ago: {what}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrinterSection</name>
    <message numerus="yes">
        <source>%n paper(s) wait for the printer.</source>
        <translation>
            <numerusform>%n paper waits for the printer.</numerusform>
            <numerusform>%n papers wait for the printer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportWriter</name>
    <message numerus="yes">
        <source>%Ln day(s) not closed yet: the TGC of these days is missing here.</source>
        <translation>
            <numerusform>%Ln day not closed yet: its TGC is missing here.</numerusform>
            <numerusform>%Ln days not closed yet: the TGC of these days is missing here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{span}. The %Ln best article(s), net of returns.</source>
        <translation>
            <numerusform>{span}. The best article, net of returns.</numerusform>
            <numerusform>{span}. The %Ln best articles, net of returns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s)</source>
        <translation>
            <numerusform>%Ln payment</numerusform>
            <numerusform>%Ln payments</numerusform>
        </translation>
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
            <numerusform>%Ln piece</numerusform>
            <numerusform>%Ln pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SealStep</name>
    <message numerus="yes">
        <source>%n sale(s) left open</source>
        <translation>
            <numerusform>%n sale left open</numerusform>
            <numerusform>%n sales left open</numerusform>
        </translation>
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
    <name>Shell</name>
    <message numerus="yes">
        <source>Printing (%n)</source>
        <translation>
            <numerusform>Printing (%n)</numerusform>
            <numerusform>Printing (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SimulationView</name>
    <message numerus="yes">
        <source>%Ln ticket(s)</source>
        <translation>
            <numerusform>%Ln ticket</numerusform>
            <numerusform>%Ln tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketPaper</name>
    <message numerus="yes">
        <source>%n article(s) of this ticket already came back.</source>
        <translation>
            <numerusform>%n article of this ticket already came back.</numerusform>
            <numerusform>%n articles of this ticket already came back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToldBlock</name>
    <message numerus="yes">
        <source>Queue %Ln e-mail(s)</source>
        <translation>
            <numerusform>Queue %Ln e-mail</numerusform>
            <numerusform>Queue %Ln e-mails</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingSale</name>
    <message numerus="yes">
        <source>%n article(s)</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Mirror</name>
    <message numerus="yes">
        <source>and %n line(s) above</source>
        <translation>
            <numerusform>and %n line above</numerusform>
            <numerusform>and %n lines above</numerusform>
        </translation>
    </message>
</context>
</TS>
