# What every capability may say.
too-many-actions = Gently: { $count } things in a minute are already a lot for others to read. Nothing is lost: try again in a minute.
gone = That is over: this button no longer works.
fault = Something went wrong, and it is not your fault. Try again in a moment. If it goes on, give the code { $code } to an organiser.
database-away = I cannot note anything right now, and this is not noted yet. If I have not answered within a few minutes, please try again.
close = Close
back = ← Back

# Stands where a door code, an address or a contact was told, once nobody needs it any more.
confidence-taken-away = What was told here in confidence has been taken away.

# What each platform calls by a word of its own: any sentence may use it.
own-group = group
    .slack = channel
own-groups = groups
    .slack = channels
