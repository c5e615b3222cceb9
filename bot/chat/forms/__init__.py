"""Forms where a form is a conversation: one question at a time, the answers so far in the store."""
