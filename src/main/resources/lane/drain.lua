-- KEYS: owner, inbox, dead; ARGV: holder, lease, event number, and the further words of bury; an
-- empty reason only removes
if ARGV[6] ~= '' then
  bury(KEYS[3], KEYS[2], 3)
end
redis.call('XDEL', KEYS[2], ARGV[3] .. '-0')
return {now, 'OK'}
