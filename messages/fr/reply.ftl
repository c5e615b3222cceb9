# Replies that could not be said at once.
reply-delayed = La réponse arrive dans un instant.
reply-document-lost = Votre document n’a pas pu vous parvenir. Demandez-le encore une fois, s’il vous plaît.
reply-press-again = Ma réponse n’a pas pu vous parvenir, et je n’ai rien gardé de ce que vous avez dit. Touchez le bouton encore une fois, s’il vous plaît.
reply-go-on = Continuer
