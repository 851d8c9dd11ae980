package fr.allset.tacite.identity;

import static fr.allset.tacite.testing.Town.ADMIN;
import static fr.allset.tacite.testing.Town.MANAGER;
import static fr.allset.tacite.testing.Town.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.allset.tacite.testing.Caller;
import fr.allset.tacite.testing.ServedTaciteTest;
import fr.allset.tacite.testing.Town;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is believed about whom it asks for. This Tacite trusts 127.0.0.2 and nobody else. */
@ServedTaciteTest
@ExtendWith(OutputCaptureExtension.class)
class ProxyTest {

    private static final String PROXY = "127.0.0.2";
    private static final String STRANGER = "127.0.0.1";

    @LocalServerPort
    int port;

    @Autowired
    Town town;

    @BeforeEach
    void people() {
        town.settle();
        assumeTrue(
                System.getProperty("os.name").startsWith("Linux"),
                "only Linux has 127.0.0.2 without being asked: a proxy cannot be played here");
    }

    /** The answer, head and body, to a request from that address. */
    private String asked(String from, String path, String... headers) throws IOException {
        try (var line = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            return spoken(line, path, headers);
        }
    }

    private static String spoken(Socket line, String path, String... headers) throws IOException {
        OutputStream out = line.getOutputStream();
        out.write(("GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                        + (Arrays.stream(headers).anyMatch(header -> header.startsWith("Host:"))
                                ? ""
                                : "\r\nHost: tacite.example")
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String basic(String username, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    // ---- https

    @Test
    void httpsBeforeATrustedProxyMakesCookiesSecureAndSaysSoForTheFuture() throws IOException {
        var answer = asked(PROXY, "/login", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https");

        assertThat(answer).startsWith("HTTP/1.1 200").containsPattern("Set-Cookie: JSESSIONID=[^\r]*; Secure");
        assertThat(answer).contains("Strict-Transport-Security: max-age=");
    }

    @Test
    void theWebAppsCookiesAreSecureToo() throws IOException {
        var browser = Caller.browser(port).logIn(MANAGER, PASSWORD);

        var answer = asked(
                PROXY,
                "/camunda/app/tasklist/default/",
                "Cookie: JSESSIONID=" + browser.cookie("JSESSIONID"),
                "X-Forwarded-Proto: https");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie: XSRF-TOKEN")))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
    }

    @Test
    void nobodyElseIsBelieved() throws IOException {
        var answer = asked(STRANGER, "/login", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("; Secure", "Strict-Transport-Security");
    }

    // ---- addresses

    @Test
    void triesAreCountedByTheAddressThatATrustedProxyNames(CapturedOutput output) throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(asked(PROXY, "/api/logins", basic(ADMIN, "guess-" + i), "X-Forwarded-For: 203.0.113.40"))
                    .startsWith("HTTP/1.1 401");
        }

        assertThat(asked(PROXY, "/api/logins", basic(ADMIN, PASSWORD), "X-Forwarded-For: 203.0.113.40"))
                .startsWith("HTTP/1.1 429");
        assertThat(asked(PROXY, "/api/logins", basic(ADMIN, PASSWORD), "X-Forwarded-For: 203.0.113.41"))
                .startsWith("HTTP/1.1 200");
        assertThat(output.getAll()).contains("Log-in failed: login " + ADMIN + " from 203.0.113.40");
    }

    @Test
    void theCallerDoesNotChooseItsAddress(CapturedOutput output) throws IOException {
        asked(STRANGER, "/api/logins", basic(ADMIN, "guess"), "X-Forwarded-For: 203.0.113.50");
        asked(PROXY, "/api/logins", basic(ADMIN, "guess"), "X-Forwarded-For: 203.0.113.51, 203.0.113.52");

        assertThat(output.getAll())
                .contains("Log-in failed: login " + ADMIN + " from 127.0.0.1")
                .contains("Log-in failed: login " + ADMIN + " from 203.0.113.52")
                .doesNotContain("203.0.113.50", "203.0.113.51");
    }

    // ---- where redirects lead

    @Test
    void aForgedHostLeadsNobodyElsewhere() throws IOException {
        for (var path : List.of("/", "/bureau/courriers", "/camunda/app/tasklist/default/", "/compte?x=1")) {
            for (var from : List.of(PROXY, STRANGER)) {
                var answer = asked(from, path, "Host: evil.example", "X-Forwarded-Host: evil.example");

                assertThat(answer).as(path).startsWith("HTTP/1.1 302").contains("Location: /login");
                assertThat(answer).doesNotContain("evil.example");
            }
        }
    }

    @Test
    void theDescriptionOfTheApiNamesNoHost() throws IOException {
        var answer = asked(STRANGER, "/api/openapi", basic(ADMIN, PASSWORD), "Host: evil.example");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("/api/logins").doesNotContain("evil.example");
    }

    // ---- nginx, as docs/operations/proxy.md says

    @Test
    void nginxAsItIsDescribed(@TempDir Path folder) throws Exception {
        var nginx = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(path -> Path.of(path, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(nginx.isPresent(), "no nginx on this machine: its configuration is not tried");
        int door = freePort();
        var trust = certificate(folder);
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, door));
        var running = new ProcessBuilder(
                        nginx.get().toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString(),
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            var answer = overTls(trust, door, folder);

            assertThat(answer).startsWith("HTTP/1.1 200").contains("Strict-Transport-Security: max-age=");
            assertThat(answer).containsPattern("Set-Cookie: JSESSIONID=[^\r]*; Secure");
        } finally {
            running.destroy();
            running.waitFor(20, TimeUnit.SECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The first example, with the ports and files of this test. */
    private String configuration(Path folder, int door) throws IOException {
        var described = Pattern.compile("```nginx\n(server \\{.*?\n\\})\n", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", "operations", "proxy.md")));
        assertThat(described.find()).isTrue();
        var server = described
                .group(1)
                .replace("listen 443 ssl", "listen 127.0.0.1:" + door + " ssl")
                .replace("/etc/ssl/tacite.crt", folder.resolve("tacite.crt").toString())
                .replace("/etc/ssl/tacite.key", folder.resolve("tacite.key").toString())
                .replace("http://127.0.0.1:8080;", "http://127.0.0.1:" + port + ";\nproxy_bind " + PROXY + ";");
        return "pid " + folder + "/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n"
                + "client_body_temp_path " + folder + "/body;\nproxy_temp_path " + folder + "/proxy;\n"
                + "fastcgi_temp_path " + folder + "/fastcgi;\nuwsgi_temp_path " + folder + "/uwsgi;\n"
                + "scgi_temp_path " + folder + "/scgi;\n" + server + "\n}\n";
    }

    private static TrustManager[] certificate(Path folder) throws Exception {
        var store = folder.resolve("store.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tacite",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=tacite.allset.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        pem(
                folder.resolve("tacite.crt"),
                "CERTIFICATE",
                keys.getCertificate("tacite").getEncoded());
        pem(
                folder.resolve("tacite.key"),
                "PRIVATE KEY",
                keys.getKey("tacite", "changeit".toCharArray()).getEncoded());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tacite", keys.getCertificate("tacite"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust.getTrustManagers();
    }

    private static void pem(Path file, String kind, byte[] content) throws IOException {
        Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                        + "\n-----END " + kind + "-----\n");
    }

    private static String overTls(TrustManager[] trust, int door, Path folder) throws Exception {
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, trust, null);
        IOException last = null;
        for (int patience = 0; patience < 50; patience++) {
            try (var line = tls.getSocketFactory().createSocket("127.0.0.1", door)) {
                return spoken(line, "/login", "Host: tacite.allset.example", "X-Forwarded-For: 203.0.113.60");
            } catch (IOException notYet) {
                last = notYet;
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new AssertionError(Files.readString(folder.resolve("out")), last);
    }
}
