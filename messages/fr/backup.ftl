# Ce que disent `palier backup`, `palier restore`, `palier move` et `palier rotate-key`.
backup-done = La base est sauvegardée dans { $path }.
backup-key-done = La clé est dans { $path }. Gardez-la loin de la sauvegarde : qui a les deux lit tout.
backup-key-where = La clé n’y est pas, et sans elle ni adresses ni messages ne se lisent. Gardez-la ailleurs : { $path }.
backup-restored = La sauvegarde { $path } est en place. Vérifiez avec `palier check`, puis démarrez Palier.
backup-before = Ce qu’il y avait avant est dans { $path }. Effacez-le quand tout va bien.
backup-moved = Tout est déplacé : { $count ->
    [one] une ligne, comparée à celle d’avant
   *[other] { $count } lignes, comparées une à une
}.
backup-moved-next = Écrivez la nouvelle adresse dans DATABASE_URL avant de démarrer Palier. L’ancienne base est restée telle quelle : ne démarrez plus avec elle, et effacez-la quand tout va bien.
backup-key-rotated = La nouvelle clé ouvre tout : { $count ->
    [0] il ne restait rien à sceller
    [one] une valeur scellée à neuf
   *[other] { $count } valeurs scellées à neuf
}. Mettez-la à l’abri, loin des sauvegardes.
backup-key-unreadable = { $count ->
    [one] Une valeur qu’aucune clé n’ouvre est restée
   *[other] { $count } valeurs qu’aucune clé n’ouvre sont restées
} telle quelle. `palier forget-sealed` y renonce.
backup-key-before = L’ancienne clé est dans { $path }. Les sauvegardes d’avant en ont besoin : effacez-la avec la dernière d’entre elles.
backup-key-in-settings = Ne laissez dans SECRET_KEY que la première clé. Gardez l’ancienne ailleurs tant que restent des sauvegardes d’avant.
