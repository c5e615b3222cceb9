"""What Palier remembers: tables, queries, transactions, bundled places."""
