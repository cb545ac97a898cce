package tsunagu.console;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/** Who may come through the coordinators' door. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
  @Bean
  SecurityContextRepository consoleSessions() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  @Order(10)
  SecurityFilterChain coordinators(
      HttpSecurity http, AccountStore accounts, SecurityContextRepository consoleSessions) {
    return http.securityMatcher("/console", "/console/**")
        .authorizeHttpRequests(asked ->
            asked
                .requestMatchers("/console/login", "/console/welcome/*", "/console/sample")
                .permitAll()
                .requestMatchers("/console/accounts/**", "/console/audit", "/console/operation")
                .hasRole("ADMINISTRATOR")
                .anyRequest()
                .hasRole("COORDINATOR"))
        // a cookie, so that the start page's form may open the console too
        .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .securityContext(context -> context.securityContextRepository(consoleSessions))
        // always to the work list: no address is taken from a request
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(form ->
            form.loginPage("/console/login").successHandler(letIn()).failureHandler(turnedAway()))
        .logout(logout ->
            logout
                .logoutUrl("/console/logout")
                .logoutSuccessUrl("/console/login?left")
                .deleteCookies("SESSION"))
        .addFilterBefore(new StillWelcome(accounts), AuthorizationFilter.class)
        .build();
  }

  /** A new id for the session, so that one planted before the login is worth nothing. */
  private static AuthenticationSuccessHandler letIn() {
    return (request, response, who) -> {
      request.changeSessionId();
      response.sendRedirect("/console");
    };
  }

  private static AuthenticationFailureHandler turnedAway() {
    return (request, response, why) -> {
      if (why instanceof LockedException) {
        response.sendError(429);
      } else {
        response.sendRedirect("/console/login?wrong");
      }
    };
  }
}
