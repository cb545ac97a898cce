-- KEYS: what all agree on; ARGV: most names kept, then the names of the servers that take writes now
-- a full Redis judges only a script's first write: this one lets a server be known when it is full
redis.call('HDEL', KEYS[1], '-')
local served = redis.call('HGET', KEYS[1], 'served')
local names, new = {}, false
for name in string.gmatch(served or '', '%S+') do
  names[#names + 1] = name
end
for at = 2, #ARGV do
  if not string.find(' ' .. (served or '') .. ' ', ' ' .. ARGV[at] .. ' ', 1, true) then
    names[#names + 1] = ARGV[at]
    new = true
  end
end
if new then
  local first = math.max(1, #names - tonumber(ARGV[1]) + 1)
  redis.call('HSET', KEYS[1], 'served', table.concat(names, ' ', first))
  if served then
    redis.call('HSET', KEYS[1], 'anew', string.format('%.0f', now))
  end
end
return {now, 'OK', tonumber(redis.call('HGET', KEYS[1], 'anew') or '0')}
