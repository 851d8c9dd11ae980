package fr.allset.tacite.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import fr.allset.tacite.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Nothing answers without authentication but the log-in page and the liveness probe. The engine's own log-in and its set-up
 * are closed: the web apps take whoever has logged in here. Each chain ends by refusing what it does not name.
 */
@Configuration
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    private static final String STRICT_CONTENT =
            "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** What support works with over HTTP. What is not named here it does not see: fees, terms, terminations, letters, logins. */
    private static final RequestMatcher[] OPEN_TO_SUPPORT = {
        path("/api/openapi"),
        path("/api/openapi.yaml"),
        path(HttpMethod.GET, "/api/subscriptions"),
        path(HttpMethod.GET, "/api/subscriptions/*/availability/**"),
        path("/api/failure-notifications/**"),
        path("/api/failures/**"),
        path("/api/planned-maintenances/**")
    };

    /** Whoever has logged in to the end: while a step is left there is no role. */
    private static final String[] EVERYBODY =
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);

    @Bean
    PasswordEncoder passwordEncoder() {
        return new CostlyHash();
    }

    /** A provider and not a manager: a manager would stand beside the one that Spring makes of the logins, and nobody would ask it. */
    @Bean
    AuthenticationProvider authenticationProvider(
            UserDetailsService logins, PasswordEncoder passwords, LogInThrottle throttle) {
        return new ThrottledAuthentication(logins, passwords, throttle);
    }

    /** Spring tells of the exceptions that it knows by their names. */
    @Bean
    AuthenticationEventPublisher authenticationEventPublisher(ApplicationEventPublisher events) {
        var publisher = new DefaultAuthenticationEventPublisher(events);
        publisher.setAdditionalExceptionMappings(
                Map.of(ThrottledException.class, AuthenticationFailureLockedEvent.class));
        return publisher;
    }

    @Bean
    static HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** The probe that an orchestrator asks before anyone can log in, and nothing else of the actuator. */
    @Bean
    @Order(1)
    SecurityFilterChain probes(HttpSecurity http, SecurityLog log) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(path("/actuator/health/liveness"))
                        .permitAll()
                        .anyRequest()
                        .hasRole(Role.ADMIN.name()))
                .httpBasic(withDefaults())
                .exceptionHandling(refused -> refused.accessDeniedHandler(logging(log)))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** An address that Spring lets nobody ask for: programs are told so in the words of a problem. */
    @Bean
    RequestRejectedHandler rejectedAddresses(ProblemWriter problems) {
        var page = new HttpStatusRequestRejectedHandler();
        return (request, response, rejected) -> {
            if (ProblemWriter.isOfPrograms(request)) {
                problems.write(request, response, HttpStatus.BAD_REQUEST, "rejected-address");
            } else {
                page.handle(request, response, rejected);
            }
        };
    }

    /** Programs: HTTP Basic with every request and no cookie, hence no CSRF. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ProblemWriter problems, SecurityLog log) throws Exception {
        return http.securityMatcher(path("/api/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SecurityConfiguration::isFromAnotherSite)
                        .denyAll()
                        .requestMatchers(path("/api/logins/**"))
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers(path(HttpMethod.POST, "/api/clock"))
                        .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name())
                        .requestMatchers(path("/api/clock"))
                        .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name(), Role.ADMIN.name())
                        .requestMatchers(path("/api/process-versions"))
                        .hasAnyRole(Role.PROCESS_OWNER.name(), Role.ADMIN.name())
                        .requestMatchers(path(HttpMethod.POST, "/api/portfolio"))
                        .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.ADMIN.name())
                        .requestMatchers(path("/api/changes/**"))
                        .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name(), Role.CLIENT.name())
                        .requestMatchers(path(HttpMethod.PUT, "/api/change-relevance"))
                        .hasRole(Role.PROCESS_OWNER.name())
                        .requestMatchers(
                                path("/api/reports/**"),
                                path("/api/change-relevance"),
                                path("/api/service-names"),
                                path("/api/microsoft-claims/**"))
                        .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name())
                        .requestMatchers(OPEN_TO_SUPPORT)
                        .hasAnyRole(EVERYBODY)
                        .anyRequest()
                        .hasAnyRole(
                                Role.ACCOUNT_MANAGER.name(),
                                Role.PROCESS_OWNER.name(),
                                Role.ADMIN.name(),
                                Role.CLIENT.name()))
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, refused) -> {
                    if (refused instanceof LockedException) {
                        problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "throttled");
                    } else if (refused instanceof InternalAuthenticationServiceException) {
                        // the logins could not be looked at: that says nothing about the password
                        throw refused;
                    } else {
                        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tacite\", charset=\"UTF-8\"");
                        problems.write(request, response, HttpStatus.UNAUTHORIZED, "unauthenticated");
                    }
                }))
                .exceptionHandling(refused -> refused.accessDeniedHandler((request, response, denied) -> {
                    log.refused(request);
                    problems.write(
                            request,
                            response,
                            HttpStatus.FORBIDDEN,
                            stepOfWhoAsks().isPresent() ? "log-in-unfinished" : "forbidden");
                }))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(STRICT_CONTENT)))
                .build();
    }

    /** The engine's web apps: staff alone, by the session; they bring their own CSRF token. */
    @Bean
    @Order(3)
    SecurityFilterChain webApps(HttpSecurity http, OpenSessions sessions, Arrival arrival, SecurityLog log)
            throws Exception {
        RequestMatcher webAppLogout = path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests
                        // the engine's own log-in and first-administrator page would be ways around ours
                        .requestMatchers(
                                path("/camunda/api/admin/auth/user/*/login/**"),
                                path("/camunda/api/admin/setup/**"),
                                path("/camunda/app/*/*/setup/**"))
                        .denyAll()
                        .anyRequest()
                        .hasAnyRole(
                                Role.ACCOUNT_MANAGER.name(),
                                Role.SUPPORT.name(),
                                Role.PROCESS_OWNER.name(),
                                Role.ADMIN.name()))
                .formLogin(login -> login.loginPage("/login").successHandler(arrival))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(toLogIn()).accessDeniedHandler(logging(log)))
                .logout(logout -> logout.logoutRequestMatcher(webAppLogout)
                        .addLogoutHandler(forgetting())
                        .logoutSuccessHandler(
                                (request, response, who) -> response.setStatus(HttpStatus.NO_CONTENT.value())))
                .sessionManagement(session ->
                        session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/login"))
                .csrf(AbstractHttpConfigurer::disable)
                // the web apps write their own policy, with a nonce for each page
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Our pages: the session, with CSRF tokens. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(
            HttpSecurity http,
            OpenSessions sessions,
            Arrival arrival,
            SecurityLog log,
            StaffProvider provider,
            ProviderLogIn atTheProvider)
            throws Exception {
        if (provider.name().isPresent()) {
            http.oauth2Login(atTheProvider::configure)
                    .authorizeHttpRequests(requests ->
                            requests.requestMatchers(path(provider.path())).permitAll());
        }
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        path("/login"),
                                        // a filter takes it before; pages ask here whether they may offer it
                                        path(HttpMethod.POST, "/logout"),
                                        path("/mot-de-passe/**"),
                                        path("/css/**"),
                                        path("/js/**"),
                                        path("/favicon.ico"))
                                .permitAll()
                                .requestMatchers(path(HttpMethod.POST, "/bureau/horloge"))
                                .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name())
                                .requestMatchers(path("/bureau/acces/**"), path("/bureau/seuils/**"))
                                .hasRole(Role.ADMIN.name())
                                .requestMatchers(path("/bureau/reparations/**"))
                                .hasRole(Role.PROCESS_OWNER.name())
                                .requestMatchers(path("/bureau/versions"))
                                .hasAnyRole(Role.PROCESS_OWNER.name(), Role.ADMIN.name())
                                .requestMatchers(
                                        path(HttpMethod.POST, "/bureau/frais/**"),
                                        path(HttpMethod.POST, "/bureau/abonnements/*/lectures"))
                                .hasRole(Role.ACCOUNT_MANAGER.name())
                                .requestMatchers(path(HttpMethod.POST, "/bureau/messages/**"))
                                .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.SUPPORT.name())
                                .requestMatchers(
                                        path("/bureau/defaillances/**"),
                                        path("/bureau/messages/**"),
                                        path("/bureau/abonnements/*/disponibilite/*"))
                                .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.SUPPORT.name(), Role.PROCESS_OWNER.name())
                                .requestMatchers(path(HttpMethod.POST, "/bureau/evolutions/**"))
                                .hasRole(Role.ACCOUNT_MANAGER.name())
                                .requestMatchers(
                                        path("/bureau/qualite/**"),
                                        path("/bureau/avoirs/**"),
                                        path("/bureau/reclamations/**"),
                                        path("/bureau/evolutions/**"))
                                .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name())
                                .requestMatchers(
                                        path(HttpMethod.POST, "/bureau/microsoft/lectures"),
                                        path(HttpMethod.POST, "/bureau/microsoft/pertinence"))
                                .hasRole(Role.PROCESS_OWNER.name())
                                .requestMatchers(path("/bureau/microsoft/**"))
                                .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name())
                                .requestMatchers(path("/bureau/**"))
                                .hasAnyRole(Role.ACCOUNT_MANAGER.name(), Role.PROCESS_OWNER.name(), Role.ADMIN.name())
                                .requestMatchers(path("/espace/**"))
                                .hasRole(Role.CLIENT.name())
                                .requestMatchers(path("/identification/**"))
                                .authenticated()
                                .requestMatchers(path("/"), path("/compte/**"))
                                .hasAnyRole(EVERYBODY)
                                .anyRequest()
                                .denyAll())
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(arrival)
                        .failureHandler((request, response, refused) -> response.sendRedirect(
                                refused instanceof LockedException ? "/login?throttled" : "/login?error")))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(toLogIn()).accessDeniedHandler(logging(log)))
                .logout(logout ->
                        logout.addLogoutHandler(forgetting()).logoutSuccessHandler(atTheProvider.afterLogOut()))
                .sessionManagement(session ->
                        session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/login"))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(contentAndLogOutAt(provider)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** The log-out is a form, and may go on to the provider. */
    private static String contentAndLogOutAt(StaffProvider provider) {
        return provider.settings()
                .origin()
                .map(origin -> STRICT_CONTENT.replace("form-action 'self'", "form-action 'self' " + origin))
                .orElse(STRICT_CONTENT);
    }

    /** The browser keeps nothing of whoever has left; it is told so over https, since it listens to nobody else about it. */
    private static LogoutHandler forgetting() {
        return new HeaderWriterLogoutHandler(
                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.COOKIES, Directive.STORAGE));
    }

    /** By a path alone: the host that a request names is anybody's. */
    private static AuthenticationEntryPoint toLogIn() {
        var entry = new LoginUrlAuthenticationEntryPoint("/login");
        entry.setFavorRelativeUris(true);
        return entry;
    }

    private static AccessDeniedHandler logging(SecurityLog log) {
        var page = new AccessDeniedHandlerImpl();
        return (request, response, denied) -> {
            if (denied instanceof MissingCsrfTokenException
                    && SecurityContextHolder.getContext().getAuthentication() == null) {
                // the form stood open for longer than its session
                response.sendRedirect("/login?expired");
            } else if (stepOfWhoAsks().isPresent() && !isAskedByAScript(request)) {
                response.sendRedirect(stepOfWhoAsks().get().page());
            } else {
                log.refused(request);
                page.handle(request, response, denied);
            }
        };
    }

    private static Optional<LogInStep> stepOfWhoAsks() {
        return TaciteUser.next(SecurityContextHolder.getContext().getAuthentication());
    }

    /** Those of the web apps, and whoever watches over Tacite, follow no redirect to a page. */
    private static boolean isAskedByAScript(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/camunda/api/") || path.startsWith("/actuator");
    }

    /**
     * A browser that has once been given a password for HTTP Basic sends it along with whatever another site makes it ask. It
     * also says that it was another site; programs say nothing.
     */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
