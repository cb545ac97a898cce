package tsunagu.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One bad message object for each of LINE's rules, and good ones at the very limit. In the tables
 * {@code '} stands for a quotation mark, {@code <あ*20>} for twenty times the same, and {@code
 * <TAP>}, {@code <LINK>}, {@code <TEXT>} for ordinary parts.
 */
class MessageRulesTests {
  private static final Pattern REPEAT = Pattern.compile("<([^<>*]+)\\*(\\d+)>");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # texts
          messages[0].type                  | {'type':'txt','text':'a'}
          messages[0].type                  | {'text':'a'}
          messages[0].txet                  | {'type':'text','text':'a','txet':'b'}
          messages[0].text                  | {'type':'text'}
          messages[0].text                  | {'type':'text','text':''}
          messages[0].text                  | {'type':'text','text':5}
          messages[0].text                  | {'type':'text','text':'<あ*5001>'}
          messages[0].text                  | {'type':'text','text':'<🍎*2501>'}
          messages[0].text                  | {'type':'textV2','text':'<あ*5001>'}
          messages[0].emojis                | {'type':'text','text':'a','emojis':[<{}*21>]}
          messages[0].sender.name           | {'type':'text','text':'a','sender':{'name':'<あ*21>'}}
          messages[0].sender.name           | {'type':'text','text':'a','sender':{'name':'My Line'}}
          # other kinds
          messages[0].title                 | {'type':'location','title':'<あ*101>','address':'a','latitude':1,'longitude':1}
          messages[0].address               | {'type':'location','title':'a','latitude':1,'longitude':1}
          messages[0].latitude              | {'type':'location','title':'a','address':'a','longitude':1}
          messages[0].stickerId             | {'type':'sticker','packageId':'1'}
          messages[0].originalContentUrl    | {'type':'image','originalContentUrl':'http://a.example/','previewImageUrl':'https://a.example/'}
          messages[0].previewImageUrl       | {'type':'image','originalContentUrl':'https://a.example/'}
          # quick replies
          messages[0].quickReply.items      | {'type':'text','text':'a','quickReply':{'items':[<{'type':'action','action':<TAP>}*14>]}}
          messages[0].quickReply.items      | {'type':'text','text':'a','quickReply':{'items':[]}}
          messages[0].quickReply.items[0].type   | <TEXT+{'type':'tap','action':<TAP>}>
          messages[0].quickReply.items[0].action | <TEXT+{'type':'action'}>
          messages[0].quickReply.items[0].imageUrl | <TEXT+{'imageUrl':'http://a.example/i.png','action':<TAP>}>
          messages[0].quickReply.items[0].action.label | <TEXT+{'action':{'type':'postback','data':'d'}}>
          messages[0].quickReply.items[0].action.label | <TEXT+{'action':{'type':'postback','label':'<あ*21>','data':'d'}}>
          messages[0].quickReply.items[0].action.type | <TEXT+{'action':{'type':'richmenuswitch','label':'a','richMenuAliasId':'a','data':'d'}}>
          # taps
          messages[0].quickReply.items[0].action.type | <TEXT+{'action':{'type':'postbak','label':'a','data':'d'}}>
          messages[0].quickReply.items[0].action.data | <TEXT+{'action':{'type':'postback','label':'a'}}>
          messages[0].quickReply.items[0].action.data | <TEXT+{'action':{'type':'postback','label':'a','data':'<d*301>'}}>
          messages[0].quickReply.items[0].action.displayText | <TEXT+{'action':{'type':'postback','label':'a','data':'d','displayText':'<👨‍👩‍👧*301>'}}>
          messages[0].quickReply.items[0].action.displayText | <TEXT+{'action':{'type':'postback','label':'a','data':'d','displayText':'a','text':'b'}}>
          messages[0].quickReply.items[0].action.dispalyText | <TEXT+{'action':{'type':'postback','label':'a','data':'d','dispalyText':'a'}}>
          messages[0].quickReply.items[0].action.fillInText | <TEXT+{'action':{'type':'postback','label':'a','data':'d','fillInText':'a'}}>
          messages[0].quickReply.items[0].action.inputOption | <TEXT+{'action':{'type':'postback','label':'a','data':'d','inputOption':'openDoor'}}>
          messages[0].quickReply.items[0].action.text | <TEXT+{'action':{'type':'message','label':'a'}}>
          messages[0].quickReply.items[0].action.text | <TEXT+{'action':{'type':'message','label':'a','text':'<あ*301>'}}>
          messages[0].quickReply.items[0].action.uri | <TEXT+{'action':{'type':'uri','label':'a'}}>
          messages[0].quickReply.items[0].action.uri | <TEXT+{'action':{'type':'uri','label':'a','uri':'ftp://a.example'}}>
          messages[0].quickReply.items[0].action.uri | <TEXT+{'action':{'type':'uri','label':'a','uri':'/listings/1'}}>
          messages[0].quickReply.items[0].action.uri | <TEXT+{'action':{'type':'uri','label':'a','uri':'https://a.example/<a*1000>'}}>
          messages[0].quickReply.items[0].action.mode | <TEXT+{'action':{'type':'datetimepicker','label':'a','data':'d','mode':'day'}}>
          messages[0].quickReply.items[0].action.mode | <TEXT+{'action':{'type':'datetimepicker','label':'a','data':'d'}}>
          messages[0].quickReply.items[0].action.initial | <TEXT+{'action':{'type':'datetimepicker','label':'a','data':'d','mode':'date','initial':'10:00'}}>
          messages[0].quickReply.items[0].action.clipboardText | <TEXT+{'action':{'type':'clipboard','label':'a','clipboardText':'<a*1001>'}}>
          # templates
          messages[0].altText               | {'type':'template','template':{'type':'confirm','text':'a','actions':[<TAP>,<TAP>]}}
          messages[0].altText               | {'type':'template','altText':'<あ*1501>','template':{'type':'confirm','text':'a','actions':[<TAP>,<TAP>]}}
          messages[0].template              | {'type':'template','altText':'a'}
          messages[0].template.type         | <TEMPLATE+{'type':'knobs','text':'a'}>
          messages[0].template.actions      | <TEMPLATE+{'type':'confirm','text':'a','actions':[<TAP>]}>
          messages[0].template.actions      | <TEMPLATE+{'type':'confirm','text':'a','actions':[<TAP>,<TAP>,<TAP>]}>
          messages[0].template.text         | <TEMPLATE+{'type':'confirm','text':'<あ*241>','actions':[<TAP>,<TAP>]}>
          messages[0].template.actions      | <TEMPLATE+{'type':'buttons','text':'a','actions':[<TAP>,<TAP>,<TAP>,<TAP>,<TAP>]}>
          messages[0].template.actions      | <TEMPLATE+{'type':'buttons','text':'a'}>
          messages[0].template.text         | <TEMPLATE+{'type':'buttons','actions':[<TAP>]}>
          messages[0].template.text         | <TEMPLATE+{'type':'buttons','text':'<あ*161>','actions':[<TAP>]}>
          messages[0].template.text         | <TEMPLATE+{'type':'buttons','title':'a','text':'<あ*61>','actions':[<TAP>]}>
          messages[0].template.title        | <TEMPLATE+{'type':'buttons','title':'<あ*41>','text':'a','actions':[<TAP>]}>
          messages[0].template.imageSize    | <TEMPLATE+{'type':'buttons','imageSize':'huge','text':'a','actions':[<TAP>]}>
          messages[0].template.actions[0].type | <TEMPLATE+{'type':'buttons','text':'a','actions':[{'type':'location','label':'a'}]}>
          messages[0].template.columns      | <TEMPLATE+{'type':'carousel','columns':[<{'text':'a','actions':[<TAP>]}*11>]}>
          messages[0].template.columns      | <TEMPLATE+{'type':'carousel','columns':[{'text':'a','actions':[<TAP>]},{'text':'a','actions':[<TAP>,<TAP>]}]}>
          messages[0].template.columns[0].actions | <TEMPLATE+{'type':'carousel','columns':[{'text':'a','actions':[<TAP>,<TAP>,<TAP>,<TAP>]}]}>
          messages[0].template.columns[0].text | <TEMPLATE+{'type':'carousel','columns':[{'text':'<あ*121>','actions':[<TAP>]}]}>
          messages[0].template.columns      | <TEMPLATE+{'type':'image_carousel','columns':[]}>
          messages[0].template.columns[0].action.label | <TEMPLATE+{'type':'image_carousel','columns':[{'imageUrl':'https://a.example/','action':{'type':'message','label':'<あ*13>','text':'a'}}]}>
          # Flex
          messages[0].altText               | {'type':'flex','contents':{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[]}}}
          messages[0].altText               | {'type':'flex','altText':'<あ*1501>','contents':{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[]}}}
          messages[0].contents              | {'type':'flex','altText':'a'}
          messages[0].contents              | <FLEX+{'type':'bubble'}>
          messages[0].contents.type         | <FLEX+{'type':'balloon'}>
          messages[0].contents              | <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[{'type':'text','text':'<あ*10000>'}]}}>
          messages[0].contents              | <FLEX+{'type':'carousel','contents':[<{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[{'type':'text','text':'<a*9000>'}]}}*6>]}>
          messages[0].contents.contents     | <FLEX+{'type':'carousel','contents':[]}>
          messages[0].contents.contents     | <FLEX+{'type':'carousel','contents':[<{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[]}}*13>]}>
          messages[0].contents.contents     | <FLEX+{'type':'carousel','contents':[{'type':'bubble','size':'kilo','body':{'type':'box','layout':'vertical','contents':[]}},{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[]}}]}>
          messages[0].contents.size         | <FLEX+{'type':'bubble','size':'tera','body':{'type':'box','layout':'vertical','contents':[]}}>
          messages[0].contents.hero.type    | <FLEX+{'type':'bubble','hero':{'type':'text','text':'a'}}>
          messages[0].contents.styles.body.backgroundColor | <FLEX+{'type':'bubble','styles':{'body':{'backgroundColor':'red'}},'body':{'type':'box','layout':'vertical','contents':[]}}>
          messages[0].contents.body.layout  | <FLEX+{'type':'bubble','body':{'type':'box','contents':[]}}>
          messages[0].contents.body.layout  | <FLEX+{'type':'bubble','body':{'type':'box','layout':'diagonal','contents':[]}}>
          messages[0].contents.body.contents | <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical'}}>
          messages[0].contents.body.paddingAll | <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[],'paddingAll':'wide'}}>
          messages[0].contents.body.spacing | <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[],'spacing':'5%'}}>
          messages[0].contents.body.cornerRadius | <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[],'cornerRadius':'5'}}>
          messages[0].contents.body.background.angle | <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[],'background':{'type':'linearGradient','startColor':'#000000','endColor':'#000000'}}}>
          messages[0].contents.body.contents[0].type | <BODY+{'type':'txet','text':'a'}>
          messages[0].contents.body.contents[0].type | <BODY+{'type':'icon','url':'https://a.example/i.png'}>
          messages[0].contents.body.contents[0].type | <BODY+{'type':'span','text':'a'}>
          messages[0].contents.body.contents[0].text | <BODY+{'type':'text','text':''}>
          messages[0].contents.body.contents[0].size | <BODY+{'type':'text','text':'a','size':'huge'}>
          messages[0].contents.body.contents[0].color | <BODY+{'type':'text','text':'a','color':'#12'}>
          messages[0].contents.body.contents[0].weight | <BODY+{'type':'text','text':'a','weight':'heavy'}>
          messages[0].contents.body.contents[0].wrapp | <BODY+{'type':'text','text':'a','wrapp':true}>
          messages[0].contents.body.contents[0].wrap | <BODY+{'type':'text','text':'a','wrap':'true'}>
          messages[0].contents.body.contents[0].flex | <BODY+{'type':'text','text':'a','flex':-1}>
          messages[0].contents.body.contents[0].contents[0].text | <BODY+{'type':'text','contents':[{'type':'span'}]}>
          messages[0].contents.body.contents[0].action | <BODY+{'type':'button'}>
          messages[0].contents.body.contents[0].action.label | <BODY+{'type':'button','action':{'type':'message','text':'a'}}>
          messages[0].contents.body.contents[0].action.label | <BODY+{'type':'button','action':{'type':'message','label':'<あ*41>','text':'a'}}>
          messages[0].contents.body.contents[0].action.type | <BODY+{'type':'button','action':{'type':'camera','label':'a'}}>
          messages[0].contents.body.contents[0].style | <BODY+{'type':'button','style':'loud','action':<TAP>}>
          messages[0].contents.body.contents[0].url | <BODY+{'type':'image','url':'http://a.example/i.png'}>
          messages[0].contents.body.contents[0].aspectRatio | <BODY+{'type':'image','url':'https://a.example/i.png','aspectRatio':'4/3'}>
          messages[0].contents.body.contents[0].margin | <BODY+{'type':'separator','margin':'big'}>
          messages[0].contents.body.contents[0].contents[0].type | <BODY+{'type':'box','layout':'baseline','contents':[{'type':'button','action':<TAP>}]}>
          """)
  void refusesAndSaysWhere(String property, String message) {
    assertThat(MessageRules.check("{\"messages\":[" + spell(message) + "]}"))
        .extracting(Problem::property)
        .containsExactly(property);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type':'text','text':'<あ*5000>'}
          {'type':'text','text':'<🍎*2500>'}
          {'type':'textV2','text':'こんにちは'}
          {'type':'sticker','packageId':'446','stickerId':'1988'}
          {'type':'location','title':'<あ*100>','address':'a','latitude':35.5,'longitude':139.7}
          {'type':'text','text':'a','sender':{'name':'<あ*20>'},'quickReply':{'items':[<{'type':'action','action':<TAP>}*13>]}}
          <TEXT+{'action':{'type':'location','label':'場所'}},{'action':{'type':'camera','label':'写真'}}>
          <TEXT+{'action':{'type':'postback','label':'<👨‍👩‍👧*20>','data':'<d*300>','displayText':'<👨‍👩‍👧*300>'}}>
          <TEXT+{'action':{'type':'postback','label':'a','data':'d','inputOption':'openKeyboard','fillInText':'a'}}>
          <TEXT+{'action':{'type':'uri','label':'電話','uri':'tel:0440000000'}},{'action':<LINK>}>
          <TEXT+{'action':{'type':'datetimepicker','label':'日','data':'d','mode':'datetime','min':'2026-11-24T10:00'}}>
          <TEMPLATE+{'type':'confirm','text':'<あ*240>','actions':[<TAP>,<TAP>]}>
          <TEMPLATE+{'type':'buttons','text':'<あ*160>','actions':[<TAP>,<TAP>,<TAP>,<LINK>]}>
          <TEMPLATE+{'type':'carousel','columns':[<{'title':'<あ*40>','text':'<あ*60>','defaultAction':<LINK>,'actions':[<TAP>,<TAP>,<TAP>]}*10>]}>
          <FLEX+{'type':'carousel','contents':[<{'type':'bubble','size':'kilo','body':{'type':'box','layout':'vertical','contents':[]}}*12>]}>
          <FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[{'type':'text','text':'<あ*9900>'}]}}>
          <BODY+{'type':'button','style':'primary','height':'sm','color':'#06C755','action':{'type':'postback','label':'<あ*40>','data':'d'}}>
          <BODY+{'type':'box','layout':'baseline','spacing':'sm','contents':[{'type':'icon','url':'https://a.example/i.png'},{'type':'text','text':'a','flex':0,'size':'xxs','maxLines':2}]}>
          <BODY+{'type':'box','layout':'horizontal','action':{'type':'message','text':'a'},'paddingAll':'5%','offsetTop':'-4px','background':{'type':'linearGradient','angle':'90deg','startColor':'#000000','endColor':'#00000080'},'contents':[{'type':'filler'},{'type':'separator'}]}>
          <BODY+{'type':'text','contents':[{'type':'span','text':'a','weight':'bold','size':'16px'}],'wrap':true}>
          """)
  void takesWhatIsWithinTheLimits(String message) {
    assertThat(MessageRules.check("{\"messages\":[" + spell(message) + "]}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          messages | {'messages':[]}
          messages | {}
          messages | {'messages':[<{'type':'text','text':'a'}*6>]}
          message  | {'message':[{'type':'text','text':'a'}]}
          ``       | {'messages':[{'type':'text',
          ``       | nothing
          messages[0] | {'messages':[null]}
          """)
  void refusesABodyThatIsNotOneToFiveMessages(String property, String body) {
    assertThat(MessageRules.check(spell(body)))
        .extracting(Problem::property)
        .containsExactly(property);
  }

  private static String spell(String written) {
    var text = written;
    text =
        text.replaceAll(
            "^<TEXT\\+(.*)>$", "{'type':'text','text':'a','quickReply':{'items':[$1]}}");
    text =
        text.replaceAll("^<TEMPLATE\\+(.*)>$", "{'type':'template','altText':'a','template':$1}");
    text =
        text.replaceAll(
            "^<BODY\\+(.*)>$",
            "<FLEX+{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[$1]}}>");
    text = text.replaceAll("^<FLEX\\+(.*)>$", "{'type':'flex','altText':'<あ*1500>','contents':$1}");
    text = text.replace("<TAP>", "{'type':'message','label':'はい','text':'はい'}");
    text = text.replace("<LINK>", "{'type':'uri','label':'開く','uri':'https://a.example/'}");
    for (var found = REPEAT.matcher(text); found.find(); found = REPEAT.matcher(text)) {
      text = found.replaceFirst(Matcher.quoteReplacement(repeat(found.group(1), found.group(2))));
    }
    return text.replace('\'', '"');
  }

  private static String repeat(String what, String times) {
    return IntStream.range(0, Integer.parseInt(times))
        .mapToObj(_ -> what)
        .collect(Collectors.joining(what.startsWith("{") ? "," : ""));
  }
}
