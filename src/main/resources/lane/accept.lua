-- KEYS: sequence, inbox, owner, days of seen ids ...
-- ARGV: longest inbox or 0 not to look, seconds a day's ids are kept or 0 when that was said before,
-- number of events, whether the owner is asked for or '', then of each event:
-- place of its day, place of the day before or 0, id, person, kind, body
if ARGV[1] ~= '0' and redis.call('XLEN', KEYS[2]) >= tonumber(ARGV[1]) then
  return {now, 'FULL'}
end
local owner = ARGV[4] ~= '' and redis.call('HGET', KEYS[3], 'h')
local answer = {now, 'OK', owner or ''}
local touched = {}
for event = 0, tonumber(ARGV[3]) - 1 do
  local at = 5 + event * 6
  local day, before = KEYS[tonumber(ARGV[at])], KEYS[tonumber(ARGV[at + 1])]
  local id = ARGV[at + 2]
  local number = 0
  if not (before and redis.call('SISMEMBER', before, id) == 1)
      and redis.call('SADD', day, id) == 1 then
    number = redis.call('INCR', KEYS[1])
    redis.call('XADD', KEYS[2], string.format('%d-0', number), 'i', id, 'p', ARGV[at + 3],
        'k', ARGV[at + 4], 'r', string.format('%d', now), 'b', ARGV[at + 5])
    touched[day] = true
  end
  answer[#answer + 1] = number
end
if ARGV[2] ~= '0' then
  for day in pairs(touched) do
    redis.call('EXPIRE', day, ARGV[2])
  end
end
return answer
