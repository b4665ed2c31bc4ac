package io.walras.protocol.intent;

import io.walras.protocol.intent.RememberedTimes.Topic;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * When owners signed what they said last, so that nobody can say it again for them. Holds a bounded number of these: what
 * was signed longest ago is forgotten, and nothing that is not later than that is taken from anybody not remembered.
 *
 * @param last unix milliseconds
 * @param forgotten the latest that was forgotten
 */
record SignedTimes(TreePMap<Topic, Long> last, long forgotten) {
    static final SignedTimes NONE = new SignedTimes(TreePMap.empty(), Long.MIN_VALUE);

    /** How many are remembered. */
    static final int REMEMBERED = 4_096;

    static SignedTimes of(RememberedTimes content) {
        TreePMap<Topic, Long> last = TreePMap.empty();
        for (RememberedTimes.Time one : content.last()) {
            last = last.plus(one.topic(), one.signedAt());
        }
        return new SignedTimes(last, content.forgotten());
    }

    RememberedTimes content() {
        return new RememberedTimes(
                last.entrySet().stream()
                        .map(entry -> new RememberedTimes.Time(entry.getKey(), entry.getValue()))
                        .toList(),
                forgotten);
    }

    boolean isNews(Topic topic, long signedAt) {
        Long before = last.get(topic);
        return signedAt > (before == null ? forgotten : before);
    }

    SignedTimes with(Topic topic, long signedAt) {
        TreePMap<Topic, Long> more = last.plus(topic, signedAt);
        if (more.size() <= REMEMBERED) {
            return new SignedTimes(more, forgotten);
        }
        Map.Entry<Topic, Long> oldest =
                more.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
        return new SignedTimes(more.minus((Object) oldest.getKey()), Math.max(forgotten, oldest.getValue()));
    }
}
