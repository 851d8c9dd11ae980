package fr.allset.tacite.testing;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A provider of OpenID Connect, a real one: Spring's Authorization Server beside Tacite, with its own port, people and log-in page. It
 * starts when a test wants it, and can be made to lie.
 */
public final class StaffIdentityProvider {

    public static final String CLIENT = "tacite";
    public static final String SECRET = "secret-of-tacite-at-the-provider";
    public static final String PASSWORD = "password-at-the-provider";

    /** Another host than that of Tacite: cookies know no ports. */
    private static final String HOST = "127.0.0.1";

    private static @Nullable Consumer<JwtClaimsSet.Builder> lie;

    private final int port = freePort();
    private @Nullable AnnotationConfigServletWebServerApplicationContext context;

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public String issuer() {
        return "http://" + HOST + ":" + port;
    }

    /** Runs and knows these people by {@link #PASSWORD}. */
    public void start(String... people) {
        stop();
        var provider = new AnnotationConfigServletWebServerApplicationContext();
        provider.registerBean(String.class, this::issuer);
        provider.registerBean(
                TomcatServletWebServerFactory.class, (Supplier<TomcatServletWebServerFactory>) this::server);
        provider.registerBean(
                UserDetailsService.class,
                () -> new InMemoryUserDetailsManager(Stream.of(people)
                        .map(name -> User.withUsername(name)
                                .password("{noop}" + PASSWORD)
                                .roles("PERSON")
                                .build())
                        .toList()));
        provider.register(Provider.class);
        provider.refresh();
        context = provider;
    }

    private TomcatServletWebServerFactory server() {
        var server = new TomcatServletWebServerFactory(port);
        try {
            server.setAddress(InetAddress.getByName(HOST));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return server;
    }

    public void stop() {
        if (context != null) {
            context.close();
            context = null;
        }
    }

    /** Says what is so from now on. */
    public void tellTheTruth() {
        lie = null;
    }

    /** What it makes of what it would say of people, from now on. */
    public void lie(Consumer<JwtClaimsSet.Builder> claims) {
        lie = claims;
    }

    /** Of this context alone: Tacite's own does not find it. */
    @TestConfiguration
    @EnableWebMvc
    @EnableWebSecurity
    static class Provider {

        @Bean
        DispatcherServlet dispatcherServlet() {
            return new DispatcherServlet();
        }

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, protocol -> protocol.oidc(withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(withDefaults())
                    .build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT)
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri("https://tacite.example/login/oauth2/code/staff")
                    .postLogoutRedirectUri("https://tacite.example/login?logout")
                    .scope("openid")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        AuthorizationServerSettings settings(String issuer) {
            return AuthorizationServerSettings.builder().issuer(issuer).build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                var told = lie;
                if (told != null
                        && OidcParameterNames.ID_TOKEN.equals(
                                token.getTokenType().getValue())) {
                    told.accept(token.getClaims());
                }
            };
        }
    }
}
