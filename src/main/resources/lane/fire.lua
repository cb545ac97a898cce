-- KEYS: owner, timers, stamps, sequence, inbox; ARGV: holder, lease, at most so many
local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'WITHSCORES', 'LIMIT', 0, ARGV[3])
local answer = {now, 'OK', -1}
for at = 1, #due, 2 do
  local name, stamp = string.match(due[at], '^(.*) (%S+)$')
  local person = string.match(name, '^%S+')
  local number = redis.call('INCR', KEYS[4])
  redis.call('XADD', KEYS[5], string.format('%.0f-0', number), 'p', person, 'k', 'Due', 'r',
      string.format('%.0f', now), 't', due[at], 'd', due[at + 1])
  redis.call('ZREM', KEYS[2], due[at])
  local left = {}
  for other in string.gmatch(redis.call('HGET', KEYS[3], name) or '', '%S+') do
    if other ~= stamp then
      left[#left + 1] = other
    end
  end
  if #left == 0 then
    redis.call('HDEL', KEYS[3], name)
  else
    redis.call('HSET', KEYS[3], name, table.concat(left, ' '))
  end
  answer[#answer + 1] = number
  answer[#answer + 1] = due[at]
  answer[#answer + 1] = due[at + 1]
end
local nextOne = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if nextOne[2] then
  answer[3] = tonumber(nextOne[2])
end
if #due > 0 then
  prolong()
end
return answer
