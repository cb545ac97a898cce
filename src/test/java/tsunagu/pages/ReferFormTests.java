package tsunagu.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways to be reached are taken, and what is said about the others. */
class ReferFormTests {
  @ParameterizedTest
  @CsvSource({
    "phone, 044-000-0000,",
    "phone, 09000000000,",
    "phone, (044) 000-0000,",
    "phone, +81 44-000-0000,",
    "phone, ０４４０００００００,",
    "phone, 044000000, refer.error.phone",
    "phone, 1234567890, refer.error.phone",
    "phone, 044-000-000x, refer.error.phone",
    "phone, a@example.com, refer.error.phone",
    "phone, '', refer.error.address",
    "mail, a@example.com,",
    "mail, ａ＠example.com,",
    "mail, a@b, refer.error.mail",
    "mail, a@@example.com, refer.error.mail",
    "mail, @example.com, refer.error.mail",
    "mail, a b@example.com, refer.error.mail",
    "mail, a@example., refer.error.mail",
    "mail, 0440000000, refer.error.mail"
  })
  void anAddressFitsItsChannel(String channel, String address, String wrong) {
    var said = new ReferForm("はなこ", channel, address, "").wrong();
    assertThat(said.get("address")).isEqualTo(wrong);
  }

  @ParameterizedTest
  @CsvSource({"'',phone,name", "'  ',phone,name", "はなこ,'',channel", "はなこ,fax,channel"})
  void whatMustBeThereIsAskedFor(String name, String channel, String field) {
    assertThat(new ReferForm(name, channel, "0440000000", "").wrong()).containsOnlyKeys(field);
  }
}
