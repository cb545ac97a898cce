package tsunagu.conversation;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsunagu.catalogue.Catalogue;
import tsunagu.lane.Lanes;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referrals;
import tsunagu.search.SavedWishes;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** Introduces the pure rooms to each other. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
  @Bean
  WishReader wishReader(WordFolder words) {
    return words.reader();
  }

  @Bean
  Search search(Catalogue catalogue, WordFolder words, @Value("${tsunagu.data:./data}") Path data) {
    var search = Search.over(catalogue, words.reader(), data.resolve("index"));
    words.listen(search::rebuild);
    return search;
  }

  @Bean
  SavedWishes savedWishes(Search search, WordFolder words) {
    var saved = search.savedWishes();
    words.listen(saved::renew);
    return saved;
  }

  @Bean
  Answers.Sources sources(
      WishReader reader,
      Search search,
      Catalogue catalogue,
      Organisations organisations,
      Referrals referrals,
      Lanes lanes) {
    return new Answers.Sources(
        reader, search, catalogue, organisations, referrals, new OfferedSkills(lanes));
  }
}
