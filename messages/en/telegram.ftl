# What only Telegram needs to say.
telegram-come = I will answer you in private.
telegram-unsigned = This command was written in the group’s name: I cannot tell whom to answer, and everybody reads it. Delete it, then write to me in private.
telegram-nameless = That was written in the group’s name: I cannot tell whom to answer. Let us go on in private.
telegram-open = Open the conversation
telegram-place-noted = Noted.
telegram-first-admin =
    Palier has no administrator yet. To become one, open this link today: { $link }
    (or write to the bot: /admin { $code })
telegram-description =
    Hello! Palier helps neighbours meet at a café, lend each other a hand, and look in on each other when it is too hot.
    Press “Start” and say where you live. Palier never keeps the address or the location used to find your neighbourhood.
telegram-short = Cafés and helping hands between neighbours, and looking in when it is too hot.
