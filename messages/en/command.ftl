# What menus say beside each command, and its name where it is not the one in the code.
command-help = See what Palier can do
command-cafe = Invite neighbours to a café
command-cafes = See upcoming cafés
command-canicule = See the heat level of your neighbourhood
    .name = heat
command-quartier = Choose or change your neighbourhood
    .name = area
command-moi = See and change your settings
    .name = me
command-pause = Take a break from messages
command-stop = Leave Palier and erase everything
command-orga = Organise the neighbourhood
    .name = organise
command-lier = Join two accounts
    .name = link
command-aide = Ask for a helping hand
    .name = aid
command-aides = See your requests and who you help
    .name = aids
command-proposer = Offer a helping hand
    .name = offer
command-signaler = Report what is wrong, in private
    .name = report
command-kit = Print posters and slips
command-papier = Pass a filled-in slip on
    .name = slip
command-veiller = Have somebody check on you on hot days
    .name = checkin
command-frais = Find a cool place near you
    .name = cool
command-exercice = Hold a heat drill
    .name = drill

# No menu shows it.
command-ici =
    .name = here
