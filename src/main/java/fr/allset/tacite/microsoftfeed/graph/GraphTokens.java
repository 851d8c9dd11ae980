package fr.allset.tacite.microsoftfeed.graph;

import fr.allset.tacite.microsoftfeed.FeedUnavailable;
import fr.allset.tacite.microsoftfeed.MicrosoftSettings;
import fr.allset.tacite.time.ClockHands;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * The tokens that Graph asks for: one for each tenant, of the application's own right (client credentials), kept until shortly before it
 * expires. None of this is a bean: the log-in of Tacite is not Microsoft's business.
 */
final class GraphTokens {

    private static final String PRINCIPAL = "tacite";
    /** Whoever answers 408 or 429 to a good request may take it later. */
    private static final int REQUEST_TIMEOUT = 408;

    private final OAuth2AuthorizedClientService clients;
    private final AuthorizedClientServiceOAuth2AuthorizedClientManager authorities;
    private final ClockHands clock;

    GraphTokens(MicrosoftSettings settings, HttpClient http, ClockHands clock) {
        this.clock = clock;
        var registrations = new InMemoryClientRegistrationRepository(settings.tenants().stream()
                .map(tenant -> registration(settings, tenant.id()))
                .toList());
        this.clients = new InMemoryOAuth2AuthorizedClientService(registrations);
        this.authorities = new AuthorizedClientServiceOAuth2AuthorizedClientManager(registrations, clients);
        var asked = new RestClientClientCredentialsTokenResponseClient();
        asked.setRestClient(restClient(settings, http));
        authorities.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(credentials -> credentials.accessTokenResponseClient(asked))
                .build());
    }

    private static ClientRegistration registration(MicrosoftSettings settings, String tenant) {
        return ClientRegistration.withRegistrationId(tenant)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .tokenUri(below(settings.authority()) + tenant + "/oauth2/v2.0/token")
                .scope(below(settings.graph()) + ".default")
                .build();
    }

    private RestClient restClient(MicrosoftSettings settings, HttpClient http) {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(settings.timeout());
        return RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), this::fail)
                .build();
    }

    static String below(URI address) {
        return address.toString().endsWith("/") ? address.toString() : address + "/";
    }

    /**
     * A token of the tenant.
     *
     * @throws GraphRefusal    when the application is not let in
     * @throws GraphBusy       when it is to ask later
     * @throws FeedUnavailable when there is no answer
     */
    String of(String tenant) {
        try {
            var client = authorities.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(tenant)
                    .principal(PRINCIPAL)
                    .build());
            if (client == null) {
                throw new FeedUnavailable("No token for " + tenant, null);
            }
            return client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException noToken) {
            throw new FeedUnavailable(
                    "No token for " + tenant + ": " + noToken.getError().getErrorCode(), noToken);
        }
    }

    /** The next one is asked for anew. */
    void drop(String tenant) {
        clients.removeAuthorizedClient(tenant, PRINCIPAL);
    }

    private void fail(HttpRequest request, ClientHttpResponse answer) throws IOException {
        HttpStatusCode status = answer.getStatusCode();
        if (GraphSource.isBusy(status.value())) {
            throw new GraphBusy(RetryAfter.of(
                    answer.getHeaders().getFirst("Retry-After"),
                    GraphSource.serverTime(answer.getHeaders().getFirst("Date"), clock)));
        }
        var said = GraphFault.of(status.value(), answer.getBody().readNBytes(GraphSource.LARGEST_FAULT));
        if (status.is4xxClientError() && status.value() != REQUEST_TIMEOUT) {
            throw new GraphRefusal(said);
        }
        throw new FeedUnavailable("No token: " + said, null);
    }
}
