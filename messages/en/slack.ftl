# What only Slack has to say.
slack-send = Send
slack-close = Close
slack-working-title = One moment
slack-working = Palier is on it. You can close this window: nothing will be lost.
slack-done-title = Done
slack-done = Noted.
slack-open-form = Open the form
slack-form-waits = The form could not open in time. It is waiting for you here: *{ $title }*.
slack-form-ready = There is a form left to fill in: *{ $title }*.
slack-too-slow = That took too long. Please try once more.
slack-in-private = I’ll answer you in private, in your conversation with Palier.
slack-forward = To pass on: pasted into Slack, this line does the same as the button.
slack-home-back = ← Home
slack-home-start = Start
slack-home-welcome = *Hello!* Palier helps neighbours meet over a coffee and lend each other a hand.
slack-home-kept = For now Palier knows nothing about you. It will keep your first name and your neighbourhood, never your address.
slack-share = Share
slack-share-title = Share a café
slack-share-card = Which café?
slack-share-where = In which channel?
slack-share-first-invite = Palier is not in this channel. Add it with /invite, then try again.
slack-share-gone = There is no café left to share.
slack-shared = Shared.
slack-shortcut-cafe = Invite to a café
slack-shortcut-cafe-about = Invite your neighbours to a café
slack-shortcut-aide = Ask for a hand
slack-shortcut-aide-about = Ask your neighbours for a hand
slack-shortcut-signaler = Report this message
slack-shortcut-signaler-about = Tell the organisers, in private, that something is wrong with this message
slack-command-palier = Talk to Palier: a word such as cafe, aid, area or me, or the name of your town
slack-command-hint = [cafe | aid | heat | area | me | organise]
slack-about = Coffee and helping hands between neighbours, and looking in when it is too hot.
slack-about-long =
    Palier helps the people of a neighbourhood meet over a coffee and lend each other a hand. They also look in on each other when it is too hot.
    An invitation always has a day and an hour; everybody answers with a button and the card stays up to date. A helping hand is asked for by two choices; the rest is said in private. Palier keeps neither addresses nor positions.
slack-first-admin =
    Palier has no administrator yet. To become one, write in Slack today: /palier admin { $code }
slack-installed = Palier is installed. Open Slack, then Palier’s home among the apps.
slack-not-installed = The installation did not go through. Please start again.
slack-check-token = the Slack token is the one of the workspace “{ $workspace }”.
slack-check-token-refused = Slack does not know this token. Copy the one on the page “OAuth & Permissions” into SLACK_BOT_TOKEN.
slack-check-silent = Slack does not answer. Check the network, and SLACK_API_URL if you changed it.
slack-check-scopes = the Slack app lacks rights: { $scopes }. Take the manifest (palier manifest) again, then reinstall the app.
slack-check-wall = the wall “{ $wall }” ({ $area }) has what it needs.
slack-check-wall-gone = Palier is no longer in the channel “{ $wall }” ({ $area }). Add it with /invite.
