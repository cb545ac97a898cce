-- KEYS: owner, inbox, dead; ARGV: holder, lease, event number, person, kind, reason, seconds to keep
redis.call('XADD', KEYS[3], 'MAXLEN', '~', '10000', '*', 'n', ARGV[3], 'p', ARGV[4], 'k', ARGV[5],
    'w', ARGV[6])
redis.call('EXPIRE', KEYS[3], ARGV[7])
redis.call('XDEL', KEYS[2], ARGV[3] .. '-0')
return {now, 'OK'}
