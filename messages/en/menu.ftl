# What Telegram shows of the bot before anyone talks to it, and beside each command.
menu-description =
    Hello! Palier helps neighbours meet over coffee, lend each other a hand, and look in on one another when it is too hot.
    Press “Start” and say where you live. Palier keeps neither your address nor your position.
menu-short = Coffee between neighbours, helping hands, and a word when it is too hot.
command-start = Begin
command-help = See what Palier can do
command-cafe = Invite neighbours for coffee
command-cafes = See the coming cafés
command-aide = Ask for a helping hand
command-proposer = Say what you can do
command-quartier = Choose or change your neighbourhood
command-moi = See and change what concerns you
command-pause = Take a break from messages
command-stop = Leave Palier
command-kit = Print a poster or a note to slip under doors
command-canicule = Get ready for great heat
command-signaler = Report a problem to the organisers
command-orga = Organise the neighbourhood
command-exercice = Run a heatwave drill
command-annonce = Write to the whole neighbourhood
command-settings = Set language, messages and hours
command-privacy = See what Palier keeps
command-cancel = Give up the present question
