-- KEYS: owner, sequence; ARGV: holder, lease in milliseconds, claim | renew | release
local owner = redis.call('HMGET', KEYS[1], 'h', 'u')
local holder, ends = owner[1], tonumber(owner[2] or '0')
local lease = tonumber(ARGV[2])
local mine = holder == ARGV[1]
local free = not holder or ends <= now or ends > now + 2 * lease
if ARGV[3] == 'release' then
  if mine then
    redis.call('DEL', KEYS[1])
  end
  return {now, 'RELEASED'}
end
if mine or (free and ARGV[3] == 'claim') then
  local till = now + lease
  -- a full Redis judges only a script's first write: this one lets a lease be kept when it is full
  redis.call('HDEL', KEYS[1], '-')
  redis.call('HSET', KEYS[1], 'h', ARGV[1], 'u', string.format('%.0f', till))
  return {now, 'HELD', till, tonumber(redis.call('GET', KEYS[2]) or '0')}
end
return {now, 'OTHER', ends}
