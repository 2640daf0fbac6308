package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// An archive and the brokers that go on with it, read as one history: what the brokers have is
/// read from them; what they do not have any more at the beginning of a partition, from the
/// archive. Of compacted topics the brokers have what is needed.
record Continued(Archive archive, Brokers brokers) implements RecordSource {

  @Override
  public String name() {
    return "%s, then %s".formatted(archive.name(), brokers.name());
  }

  @Override
  public String id() {
    return brokers.id();
  }

  @Override
  public boolean keepsForEver(Topic<?> topic) {
    return brokers.keepsForEver(topic);
  }

  @Override
  public void check(Findings findings) {
    archive.check(findings);
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public Map<Topic<?>, List<Bounds>> bounds(List<Topic<?>> topics) {
    Map<Topic<?>, List<Bounds>> bounds = new LinkedHashMap<>();
    brokers.bounds(topics).forEach((topic, live) -> bounds.put(topic, earlier(topic, live)));
    return bounds;
  }

  private List<Bounds> earlier(Topic<?> topic, List<Bounds> live) {
    if (!Topics.isKeptForEver(topic)) {
      return live;
    }
    List<Bounds> archived = archive.bounds(topic);
    List<Bounds> all = new ArrayList<>();
    for (int partition = 0; partition < live.size(); partition++) {
      Bounds now = live.get(partition);
      Bounds before = partition < archived.size() ? archived.get(partition) : now;
      all.add(
          before.records() == 0 || before.begin() >= now.begin()
              ? now
              : new Bounds(before.begin(), now.end()));
    }
    return all;
  }

  @Override
  public List<Bounds> since(Topic<?> topic, List<Bounds> whole, long millis) {
    List<Bounds> live = brokers.bounds(topic);
    List<Bounds> inLive = brokers.since(topic, live, millis);
    if (!Topics.isKeptForEver(topic)) {
      return inLive;
    }
    List<Bounds> archived = archive.bounds(topic);
    List<Bounds> inArchive = archive.since(topic, archived, millis);
    List<Bounds> since = new ArrayList<>();
    for (int partition = 0; partition < whole.size(); partition++) {
      long begin = inLive.get(partition).begin();
      if (partition < inArchive.size()) {
        Bounds found = inArchive.get(partition);
        boolean isThere = found.begin() < archived.get(partition).end();
        begin = isThere && found.begin() < live.get(partition).begin() ? found.begin() : begin;
      }
      since.add(new Bounds(begin, whole.get(partition).end()));
    }
    return since;
  }

  @Override
  public PartitionReader reader(TopicPartition partition, long from, long end) {
    Topic<?> topic =
        Topics.ALL.stream()
            .filter(each -> each.name().equals(partition.topic()))
            .findFirst()
            .orElseThrow();
    if (!Topics.isKeptForEver(topic)) {
      return brokers.reader(partition, from, end);
    }
    Bounds live = brokers.bounds(topic, partition.partition());
    long split = live == null ? 0 : live.begin();
    return from >= split || archive.bounds(topic, partition.partition()) == null
        ? brokers.reader(partition, from, end)
        : new ContinuedReader(
            archive.reader(partition, from, Math.min(split, end)),
            brokers.reader(partition, split, end),
            split);
  }
}
