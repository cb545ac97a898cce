package tsunagu.pages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What holds for every door, and who may come through those of the residents. */
@Configuration(proxyBeanMethods = false)
class PublicSecurity {
  /** Nothing from elsewhere, nothing inline, no framing. */
  static final String POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  @Bean
  Customizer<HttpSecurity> everyDoor() {
    return http ->
        http.headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frame -> frame.deny()));
  }

  /** Each filter of each request would be measured by itself, and nobody reads that. */
  @Bean
  SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** Doors of machines: LINE signs what it sends, and the simulator holds no one's session. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain machines(HttpSecurity http) {
    return http.securityMatcher("/callback", "/v2/**", "/chat", "/chat/**")
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Everything that has no chain of its own: open to read, a token on every change. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain residents(HttpSecurity http) {
    return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
        // a cookie needs no session, so a form survives a restart and another instance
        .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
