-- KEYS[1] owner; ARGV[1] holder, ARGV[2] lease in milliseconds
local owner = redis.call('HMGET', KEYS[1], 'h', 'u')
if owner[1] ~= ARGV[1] then
  return {now, 'FENCED'}
end
local function prolong()
  if tonumber(owner[2]) - now < ARGV[2] / 2 then
    redis.call('HSET', KEYS[1], 'u', string.format('%.0f', now + ARGV[2]))
  end
end
