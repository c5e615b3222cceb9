# What `palier check` says: one line for each point, and what to do next.
check-good = good: { $said }
check-wrong = to fix: { $said }
check-database = the database answers and is up to date.
check-refused = { $path }: { $why }
check-no-token = no token. Make a bot with @BotFather and put its token in TELEGRAM_BOT_TOKEN; without it, `palier run` opens the stairwell to try.
check-token = the token is that of @{ $bot }.
check-token-refused = Telegram does not know this token. Copy into TELEGRAM_BOT_TOKEN the one @BotFather gives.
check-telegram-silent = Telegram does not answer. Check the network, and TELEGRAM_API_URL if you changed it.
check-no-groups = the bot may not join groups. With @BotFather: /setjoingroups, then Enable.
check-no-inline = cafés cannot be shared into other chats. With @BotFather: /setinline, then /setinlinefeedback.
check-webhook-wrong = Telegram cannot bring messages to PUBLIC_URL. Check that this address leads here, over https.
check-wall = the wall “{ $wall }” ({ $area }) has what it needs.
check-wall-gone = the bot is no longer on the wall “{ $wall }” ({ $area }). Put it back into the group.
check-wall-mute = the bot cannot write on the wall “{ $wall }” ({ $area }). Give it that right.
check-wall-rights = on the wall “{ $wall }” ({ $area }), make the bot an administrator with the rights to invite and to pin.
check-addresses = addresses can be searched.
check-addresses-silent = the address service does not answer. Check GEOCODER_BAN_URL; meanwhile, towns and postcodes are enough.
check-addresses-off = addresses are not searched: towns and postcodes are enough.
check-heat = { $source } tells how hot it gets.
check-heat-denied = { $source } refuses the key. Copy the one from portail-api.meteofrance.fr into HEAT_VIGILANCE_KEY.
check-heat-silent = { $source } does not tell how hot it gets: { $why }. Check the network, and the HEAT_…_URL address if you changed it.
check-heat-no-key = no key of Météo-France: its heatwave warnings are read at MeteoAlarm, unless HEAT_METEOALARM_URL is empty.
check-mail = the mail server answers and takes the password.
check-mail-silent = the mail server does not answer, refuses the password, or does not encrypt the connection. Check SMTP_URL.
check-heat-off = no source for the heat: the level is set by hand, with /heat orange.
check-nothing-aside = nothing was set aside, and everything sealed can be read.
check-aside = set aside since { $since }: { $kind } { $key }, { $attempts ->
    [one] tried once
   *[other] tried { $attempts } times
}. Reason: { $reason }. It is tried again at the next start, or with `palier check --retry`.
check-aside-letter = the message
check-aside-card = the card
check-aside-update = what Telegram sent,
check-aside-payload = what Slack sent,
check-aside-job = the job
check-aside-presence = the part
check-aside-more = { $count ->
    [one] one more thing is set aside.
   *[other] { $count } more things are set aside.
}
check-aside-retried = { $count ->
    [one] it is tried again now.
   *[other] these { $count } things are tried again now.
}
check-unreadable = { $count ->
    [one] one sealed value opens with no key. Put the old key after the new one in SECRET_KEY; if it is lost, `palier forget-sealed` gives it up.
   *[other] { $count } sealed values open with no key. Put the old key after the new one in SECRET_KEY; if it is lost, `palier forget-sealed` gives them up.
}
check-sealed-forgotten = { $table }: { $count ->
    [one] one value nobody could read any more is forgotten.
   *[other] { $count } values nobody could read any more are forgotten.
}
check-sealed-forgotten-all = Done. Tell those who host a café at home: they give their address again. Open requests lose their notes and contacts, and Slack workspaces added by their members are to be added again.
check-sealed-nothing-forgotten = Everything sealed can be read with this key: nothing was forgotten.
