# Replies that could not be said at once.
reply-delayed = La réponse arrive dans un instant.
reply-document-lost = Votre document n’a pas pu vous parvenir. Demandez-le encore une fois, s’il vous plaît.
reply-go-on = Continuer
