package tsunagu.conversation;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tsunagu.catalogue.Catalogue;
import tsunagu.referral.Organisations;
import tsunagu.referral.Referrals;
import tsunagu.search.Search;
import tsunagu.wish.WishReader;

/** Introduces the pure rooms to each other. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {
  @Bean
  WishReader wishReader(@Value("${tsunagu.index-data}") Path indexData) {
    return WishReader.of(indexData, Search.boundaries());
  }

  @Bean
  Search search(Catalogue catalogue, WishReader reader) {
    return Search.over(catalogue, reader);
  }

  @Bean
  Answers.Sources sources(
      WishReader reader,
      Search search,
      Catalogue catalogue,
      Organisations organisations,
      Referrals referrals) {
    return new Answers.Sources(reader, search, catalogue, organisations, referrals);
  }
}
