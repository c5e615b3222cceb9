# Replies that could not be said at once.
reply-delayed = The answer is on its way.
reply-document-lost = Your document could not reach you. Please ask for it once more.
reply-press-again = My answer could not reach you, and I have kept nothing of what you said. Please press the button once more.
reply-go-on = Go on
