package fr.allset.tacite.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes every mail and keeps of it its {@code Message-ID}, with how often it came; as fast as the sender is. */
public final class SmtpSink implements AutoCloseable {

    private final ServerSocket door;
    private final ExecutorService sessions = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> mails = new ConcurrentHashMap<>();

    public SmtpSink() throws IOException {
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        sessions.submit(this::open);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How many mails that differ have come. */
    public int different() {
        return mails.size();
    }

    /** How many have come more than once. */
    public long repeated() {
        return mails.values().stream().filter(times -> times.get() > 1).count();
    }

    public Map<String, AtomicInteger> mails() {
        return mails;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                sessions.submit(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            say(client, "220 sink");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    say(client, "354 go on");
                    var id = mail(in);
                    if (id == null) {
                        return;
                    }
                    // counted before the answer: what was taken counts, whether or not the sender lives to hear of it
                    mails.computeIfAbsent(id, mail -> new AtomicInteger()).incrementAndGet();
                    say(client, "250 taken");
                } else if (verb.equals("QUIT")) {
                    say(client, "221 bye");
                    return;
                } else {
                    say(client, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the sender was killed
        }
    }

    /** The {@code Message-ID} of the mail; null when the sender breaks off before its end. */
    private static String mail(BufferedReader in) throws IOException {
        String id = "none";
        boolean head = true;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return id;
            }
            head = head && !line.isEmpty();
            if (head && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).strip();
            }
        }
        return null;
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        sessions.shutdownNow();
    }
}
