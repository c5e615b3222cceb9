# Ce que dit `palier check` : une ligne par point, et ce qu’il faut faire ensuite.
check-good = bon : { $said }
check-wrong = à revoir : { $said }
check-database = la base de données répond et elle est à jour.
check-refused = { $path } : { $why }
check-no-token = aucun jeton. Créez un bot chez @BotFather et mettez son jeton dans TELEGRAM_BOT_TOKEN ; sans lui, `palier run` ouvre l’escalier pour essayer.
check-token = le jeton est celui de @{ $bot }.
check-token-refused = Telegram ne connaît pas ce jeton. Recopiez dans TELEGRAM_BOT_TOKEN celui que donne @BotFather.
check-telegram-silent = Telegram ne répond pas. Vérifiez le réseau, et TELEGRAM_API_URL si vous l’avez changé.
check-no-groups = le bot n’a pas le droit d’entrer dans les groupes. Chez @BotFather : /setjoingroups, puis Enable.
check-no-inline = les cafés ne peuvent pas être partagés dans d’autres discussions. Chez @BotFather : /setinline, puis /setinlinefeedback.
check-webhook-wrong = Telegram n’arrive pas à apporter les messages à PUBLIC_URL. Vérifiez que cette adresse mène ici, en https.
check-wall = le mur « { $wall } » ({ $area }) a ce qu’il faut.
check-wall-gone = le bot n’est plus sur le mur « { $wall } » ({ $area }). Remettez-le dans le groupe.
check-wall-mute = le bot ne peut pas écrire sur le mur « { $wall } » ({ $area }). Donnez-lui ce droit.
check-wall-rights = sur le mur « { $wall } » ({ $area }), nommez le bot administrateur avec les droits d’inviter et d’épingler.
check-addresses = les adresses se cherchent.
check-addresses-silent = le service d’adresses ne répond pas. Vérifiez GEOCODER_BAN_URL ; en attendant, communes et codes postaux suffisent.
check-addresses-off = les adresses ne se cherchent pas : communes et codes postaux suffisent.
check-heat = { $source } donne de quoi connaître la chaleur.
check-heat-denied = { $source } refuse la clé. Recopiez dans HEAT_VIGILANCE_KEY celle de portail-api.meteofrance.fr.
check-heat-silent = { $source } ne donne pas de quoi connaître la chaleur : { $why }. Vérifiez le réseau, et l’adresse HEAT_…_URL si vous l’avez changée.
check-heat-no-key = pas de clé de Météo-France : la vigilance canicule se lit chez MeteoAlarm, si HEAT_METEOALARM_URL n’est pas vide.
check-mail = le serveur d’e-mail répond et accepte le mot de passe.
check-mail-silent = le serveur d’e-mail ne répond pas, refuse le mot de passe, ou ne chiffre pas la liaison. Vérifiez SMTP_URL.
check-heat-off = aucune source pour la chaleur : le niveau se fixe à la main, par /canicule orange.
check-nothing-aside = rien n’a été mis de côté, et tout ce qui est scellé se lit.
check-aside = mis de côté depuis le { $since } : { $kind } { $key }, { $attempts ->
    [one] essayé une fois
   *[other] essayé { $attempts } fois
}. Raison : { $reason }. On y revient au prochain démarrage, ou avec `palier check --retry`.
check-aside-letter = le message
check-aside-card = la carte
check-aside-update = ce qu’a envoyé Telegram,
check-aside-payload = ce qu’a envoyé Slack,
check-aside-job = la tâche
check-aside-presence = la partie
check-aside-more = { $count ->
    [one] une autre chose est mise de côté.
   *[other] { $count } autres choses sont mises de côté.
}
check-aside-retried = { $count ->
    [one] on y revient maintenant.
   *[other] on revient maintenant à ces { $count } choses.
}
check-unreadable = { $count ->
    [one] une donnée scellée ne se lit avec aucune clé. Remettez l’ancienne clé après la nouvelle dans SECRET_KEY ; si elle est perdue, `palier forget-sealed` y renonce.
   *[other] { $count } données scellées ne se lisent avec aucune clé. Remettez l’ancienne clé après la nouvelle dans SECRET_KEY ; si elle est perdue, `palier forget-sealed` y renonce.
}
check-sealed-forgotten = { $table } : { $count ->
    [one] une donnée que plus personne ne pouvait lire est oubliée.
   *[other] { $count } données que plus personne ne pouvait lire sont oubliées.
}
check-sealed-forgotten-all = C’est fait. Prévenez qui accueille un café chez soi : il faut redonner l’adresse. Les demandes en cours perdent leurs notes et contacts, et les espaces Slack ajoutés par leurs membres sont à ajouter de nouveau.
check-sealed-nothing-forgotten = Tout ce qui est scellé se lit avec cette clé : rien n’a été oublié.
