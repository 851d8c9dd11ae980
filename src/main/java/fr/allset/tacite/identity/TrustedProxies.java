package fr.allset.tacite.identity;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * For whom a proxy asks, and whether by https, is believed of the proxies that are named and of nobody else. Whoever else writes {@code
 * X-Forwarded-For} would choose its address, and so have new tries for each password.
 *
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final OutsideSettings outside;

    TrustedProxies(OutsideSettings outside) {
        this.outside = outside;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!outside.trustedProxies().isEmpty()) {
            var valve = new RemoteIpValve();
            valve.setInternalProxies(ProxyAddresses.pattern(outside.trustedProxies()));
            valve.setRemoteIpHeader("X-Forwarded-For");
            valve.setProtocolHeader("X-Forwarded-Proto");
            server.addEngineValves(valve);
        }
    }
}
