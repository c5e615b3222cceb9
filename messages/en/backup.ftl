# What `palier backup`, `palier restore`, `palier move` and `palier rotate-key` say.
backup-done = The database is backed up in { $path }.
backup-key-done = The key is in { $path }. Keep it far from the backup: whoever has both reads everything.
backup-key-where = The key is not in it, and without it neither addresses nor messages can be read. Keep it elsewhere: { $path }.
backup-restored = The backup { $path } is in place. Check with `palier check`, then start Palier.
backup-before = What was there before is in { $path }. Delete it once all is well.
backup-moved = Everything is moved: { $count ->
    [one] one row, compared with the one before
   *[other] { $count } rows, compared one by one
}.
backup-moved-next = Write the new address into DATABASE_URL before you start Palier. The old database is as it was: do not start with it any more, and delete it once all is well.
backup-key-rotated = The new key opens everything: { $count ->
    [0] nothing was left to seal
    [one] one value sealed anew
   *[other] { $count } values sealed anew
}. Keep it safe, far from the backups.
backup-key-unreadable = { $count ->
    [one] One value that no key opens stays
   *[other] { $count } values that no key opens stay
} as before. `palier forget-sealed` gives up on them.
backup-key-before = The old key is in { $path }. Backups made before need it: delete it with the last of them.
backup-key-in-settings = Leave only the first key in SECRET_KEY. Keep the old one elsewhere for as long as there are backups from before.
