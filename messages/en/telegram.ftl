# What only Telegram needs to say.
telegram-come = I will answer you in private.
telegram-open = Open the conversation
telegram-place-noted = Noted.
telegram-first-admin =
    Palier has no administrator yet. To become one, open this link today: { $link }
    (or write to the bot: /admin { $code })
telegram-description =
    Hello! Palier helps neighbours meet at a café and lend each other a hand. Coming too: a word when it is too hot.
    Press “Start” and say where you live. Palier keeps neither your address nor your location.
telegram-short = Cafés and helping hands between neighbours. Coming: a word when it is too hot.
