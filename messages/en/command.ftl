# What menus say beside each command.
command-help = See what Palier can do
command-cafe = Invite neighbours to a café
command-cafes = See upcoming cafés
command-canicule = See the heat level of your neighbourhood
command-quartier = Choose or change your neighbourhood
command-moi = See and change your settings
command-pause = Take a break from messages
command-stop = Leave Palier and erase everything
command-orga = Organise the neighbourhood
command-lier = Join two accounts
command-aide = Ask for a helping hand
command-aides = See your requests and whom you help
command-proposer = Offer a helping hand
command-veiller = Have somebody check on you on hot days
command-exercice = Hold a heat drill
