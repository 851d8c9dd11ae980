package fr.allset.tacite;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.allset.tacite.mailbox.MailParser;
import fr.allset.tacite.microsoftfeed.graph.PageParser;
import fr.allset.tacite.problem.BodyParser;
import fr.allset.tacite.subscription.portfolio.CsvParser;
import fr.allset.tacite.testing.HostileText;
import fr.allset.tacite.text.HtmlText;
import fr.allset.tacite.text.SafeHtml;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CPU time that 64 kB of hostile input cost each parser: the largest of all pieces, each the best of five. */
public final class HostileInputBenchmark {

    private static final int LENGTH = 64 * 1024;
    private static final int TRIES = 5;

    private HostileInputBenchmark() {}

    public static void main(String[] arguments) {
        var parsers = new LinkedHashMap<String, Consumer<String>>();
        for (var header :
                List.of("From", "Subject", "Message-ID", "References", "Content-Type", "Content-Disposition")) {
            parsers.put("mail, " + header, hostile -> MailParser.read(bytes(header + ": " + hostile + "\r\n\r\nx")));
        }
        parsers.put("mail, its text", hostile -> MailParser.read(bytes("From: a@b.example\r\n\r\n" + hostile)));
        parsers.put(
                "mail, its HTML",
                hostile -> MailParser.read(bytes("From: a@b.example\r\nContent-Type: text/html\r\n\r\n" + hostile)));
        for (var field : List.of("Action", "Status", "Diagnostic-Code", "Final-Recipient")) {
            parsers.put("returned mail, " + field, hostile -> MailParser.read(bytes(report(field + ": " + hostile))));
        }
        parsers.put("returned mail, all of the report", hostile -> MailParser.read(bytes(report(hostile))));
        parsers.put("text of HTML (`HtmlText`)", HtmlText::of);
        parsers.put("HTML on a page (`SafeHtml`)", SafeHtml::of);
        parsers.put("page of Graph", hostile -> PageParser.read(bytes("{\"value\":[" + hostile)));
        parsers.put(
                "page of Graph, the title of a message",
                hostile -> PageParser.read(bytes("{\"value\":[{\"id\":\"MC1\",\"title\":" + hostile)));
        parsers.put("body of the API", hostile -> BodyParser.read(bytes("{\"reason\":" + hostile)));
        parsers.put("body of the API, a list", hostile -> BodyParser.read(bytes("{\"subscriptions\":[" + hostile)));
        parsers.put(
                "CSV of an import",
                hostile -> CsvParser.read(bytes("subscription_number;from;monthly_fixed_fee\n" + hostile)));

        var hostile = new ArrayList<String>();
        Stream.concat(HostileText.PLAIN.stream(), HostileText.MARKUP.stream())
                .forEach(piece -> hostile.add(HostileText.of(piece, LENGTH)));
        // the second compiler has its say first, as in an application that runs
        for (int i = 0; i < 2; i++) {
            parsers.values().forEach(parser -> hostile.forEach(parser));
        }
        System.out.println("| parser | largest CPU time of 64 kB | of which piece |\n|---|---|---|");
        parsers.forEach((name, parser) -> {
            double largest = 0;
            var of = "";
            for (var text : hostile) {
                double took = best(parser, text);
                if (took > largest) {
                    largest = took;
                    of = text.substring(0, Math.min(text.length(), 12));
                }
            }
            System.out.printf("| %s | %.1f ms | `%s…` |%n", name, largest, shown(of));
        });
    }

    private static double best(Consumer<String> parser, String text) {
        var thread = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = thread.getCurrentThreadCpuTime();
            parser.accept(text);
            best = Math.min(best, thread.getCurrentThreadCpuTime() - before);
        }
        return best / 1e6;
    }

    private static String shown(String text) {
        return text.chars()
                .mapToObj(each -> each < ' ' || each > '~' ? "\\u%04x".formatted(each) : Character.toString(each))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String report(String fields) {
        return """
                From: MAILER-DAEMON@mx.example
                Content-Type: multipart/report; boundary="b"

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Action: failed
                %s

                --b--
                """.replace("\n", "\r\n").formatted(fields);
    }
}
