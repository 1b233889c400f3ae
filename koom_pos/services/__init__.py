"""Acts: what a person does at the till is one function here, in one transaction."""
