-- KEYS: owner, outbox; ARGV: holder, lease, numbers of parcels that went through
redis.call('HDEL', KEYS[2], unpack(ARGV, 3))
prolong()
return {now, 'OK'}
