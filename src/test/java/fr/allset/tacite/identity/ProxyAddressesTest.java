package fr.allset.tacite.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 10.0.0.5, true",
        "10.0.0.5, 10.0.0.50, false",
        "10.0.0.5, 10x0.0.5, false",
        "172.18.0.0/16, 172.18.255.1, true",
        "172.18.0.0/16, 172.19.0.1, false",
        "172.16.0.0/12, 172.31.4.4, true",
        "172.16.0.0/12, 172.32.4.4, false",
        "10.0.0.8/30, 10.0.0.11, true",
        "10.0.0.8/30, 10.0.0.12, false",
        "10.0.0.9/30, 10.0.0.8, true",
        // as Tomcat writes an address of IPv6
        "2001:db8::5, 2001:db8:0:0:0:0:0:5, true",
        "2001:db8::5, 2001:db8:0:0:0:0:0:6, false",
        "2001:DB8::/64, 2001:db8:0:0:1:2:3:4, true",
        "2001:db8::/64, 2001:db8:0:1:1:2:3:4, false"
    })
    void aNetworkHoldsItsAddresses(String network, String address, boolean held) {
        assertThat(Pattern.matches(ProxyAddresses.pattern(List.of("192.0.2.1", network)), address))
                .isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example",
                "10.0.0.256",
                "10.0.0.0/0",
                "10.0.0.0/33",
                "10.0.0",
                "2001:db8::/60",
                "::ffff:1.2.3.4",
                ".*",
                ""
            })
    void whatCannotBeReadStopsTheStart(String network) {
        assertThatThrownBy(() -> ProxyAddresses.pattern(List.of(network)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tacite.trusted-proxies");
    }
}
