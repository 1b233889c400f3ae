"""The online shop and mail, each behind one protocol; a slow or silent one never stops a sale."""
