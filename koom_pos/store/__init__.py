"""The truth: tables, transactions and queries of the encrypted file of this workstation."""
