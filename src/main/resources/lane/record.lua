-- KEYS: owner, then the keys of the writes; ARGV: holder, lease, number of writes, the writes
write(4, tonumber(ARGV[3]))
prolong()
return {now, 'OK'}
