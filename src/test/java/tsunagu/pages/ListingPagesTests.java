package tsunagu.pages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tsunagu.Doors;

/** The start page and the public page of a listing. */
@Doors.Test
class ListingPagesTests {
  @Autowired MockMvc web;

  @Test
  void theStartPageLeadsToAllFourStories() throws Exception {
    web.perform(get("/"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("data-testid=\"chat-parent\"")))
        .andExpect(content().string(containsString("data-testid=\"chat-senior\"")))
        .andExpect(content().string(containsString("data-testid=\"chat-lost\"")))
        .andExpect(content().string(containsString("action=\"/console/sample\"")))
        .andExpect(content().string(containsString("name=\"_csrf\"")));
  }

  @Test
  void aListingSaysWhenWhereForWhomAndThatItIsASample() throws Exception {
    web.perform(get("/listings/mihon-beach"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("午前10時から午後12時30分まで")))
        .andExpect(content().string(containsString("宮前市民館")))
        .andExpect(content().string(containsString("子育て中の人・親子")))
        .andExpect(content().string(containsString("2026年11月20日（金曜日）")))
        .andExpect(content().string(containsString("見本")))
        .andExpect(content().string(containsString("/listings/mihon-beach.ics")))
        .andExpect(content().string(not(containsString("javascript:"))));
  }

  @Test
  void aListingReadsInEnglishAndInEasyJapanese() throws Exception {
    web.perform(get("/listings/mihon-beach?lang=en"))
        .andExpect(content().string(containsString("<html lang=\"en\"")))
        .andExpect(content().string(containsString("Clean the river")))
        .andExpect(content().string(containsString("10:00 AM to 12:30 PM")));
    web.perform(get("/listings/mihon-beach?lang=ja-easy"))
        .andExpect(content().string(containsString("<html lang=\"ja\"")))
        .andExpect(content().string(containsString("これは 見本（みほん）です")));
  }

  @Test
  void aFullListingSaysSoAndOffersNoCalendar() throws Exception {
    web.perform(get("/listings/mihon-full"))
        .andExpect(content().string(containsString("定員に達しました")))
        .andExpect(content().string(not(containsString(".ics"))));
  }

  @Test
  void aTitleFromAFeedIsOnlyText() throws Exception {
    web.perform(get("/listings/xss"))
        .andExpect(content().string(not(containsString("<script>alert"))))
        .andExpect(content().string(containsString("&lt;script&gt;alert(1)")));
  }

  @Test
  void theCalendarIsAFileOfItsOwnKind() throws Exception {
    web.perform(get("/listings/mihon-beach.ics"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", containsString("text/calendar")))
        .andExpect(content().string(containsString("BEGIN:VEVENT")));
  }

  @Test
  void anUnknownListingIsNotThere() throws Exception {
    web.perform(get("/listings/nothing")).andExpect(status().isNotFound());
    web.perform(head("/listings/nothing.ics")).andExpect(status().isNotFound());
  }
}
