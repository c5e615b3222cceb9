# What only Telegram needs to say.
telegram-come = I will answer you in private.
telegram-open = Open the conversation
telegram-place-noted = Noted.
telegram-first-admin =
    Palier has no administrator yet. To become one, open this link today: { $link }
    (or write to the bot: /admin { $code })
