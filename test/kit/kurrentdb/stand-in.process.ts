import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import { Server, ServerCredentials, type sendUnaryData } from '@grpc/grpc-js';
import type { Numbered, Order, Told } from './faults';
import { StandInLog } from './stand-in-log';
import { Cluster, NodeStreams } from './stand-in-streams';

/**
 * EventStoreDB on the wire, as far as Suqiu's client speaks to it: a process of its own, so that it can be killed and
 * frozen as a server can. Every node it is given a port for serves the same log.
 * Usage: stand-in.process <file or -> <port> [<port> …]
 */
const [file = '-', ...ports] = process.argv.slice(2);
const cluster = new Cluster(new StandInLog(file === '-' ? undefined : file));

const tell = (told: Told): void => void process.send?.(told);

function gossip(_: unknown, answer: sendUnaryData<ClusterInfo>): void {
  const members = cluster.ports.map((port, node) =>
    new MemberInfo()
      .setInstanceId(new UUID().setString(`00000000-0000-4000-8000-00000000000${node}`))
      .setTimeStamp('0')
      .setIsAlive(true)
      .setState(node === cluster.leader ? MemberInfo.VNodeState.LEADER : MemberInfo.VNodeState.FOLLOWER)
      .setHttpEndPoint(new EndPoint().setAddress('127.0.0.1').setPort(port)),
  );
  answer(null, new ClusterInfo().setMembersList(members));
}

/** As real servers do, it offers the one stream for all appends; who takes the offer is not served. */
function features(_: unknown, answer: sendUnaryData<SupportedMethods>): void {
  const offered = new SupportedMethod()
    .setServiceName('event_store.client.streams.streams')
    .setMethodName('batchappend');
  answer(null, new SupportedMethods().setMethodsList([offered]).setEventStoreServerVersion('24.2.0'));
}

async function listen(port: string, node: number): Promise<number> {
  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(StreamsService, new NodeStreams(cluster, node).service);
  server.addService(ServerFeaturesService, { getSupportedMethods: features });
  server.addService(GossipService, { read: gossip });
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
}

function obey(order: Order): void {
  switch (order.do) {
    case 'fail-appends':
      return void cluster.appendFaults.push(...order.faults);
    case 'fail-reads':
      return void cluster.readFaults.push(...order.faults);
    case 'recover':
      cluster.appendFaults.length = 0;
      cluster.readFaults.length = 0;
      return;
    case 'lead':
      cluster.leader = order.node;
      return;
    case 'freeze-followers':
      cluster.followersHold = (cluster.log.all.at(-1)?.position ?? 0) + 1;
      return;
    case 'live':
      cluster.live = order.how;
      cluster.pauseBetween = order.pause ?? 0;
      return cluster.log.wake();
    case 'foreign':
      return cluster.log.foreign(order.stream, order.type, order.count);
    case 'delete':
      return order.how === 'soft'
        ? cluster.log.softDelete(order.stream)
        : cluster.log.tombstone(order.stream);
    case 'lose-newest':
      return cluster.log.loseNewest(order.count);
    case 'count':
      return;
  }
}

process.on('message', ({ number, order }: Numbered) => {
  obey(order);
  tell({ kind: 'done', order: number, counts: { ...cluster.counts } });
});
process.on('disconnect', () => process.exit());

void Promise.all(ports.map(listen)).then((bound) => {
  cluster.ports = bound;
  tell({ kind: 'listening', ports: bound });
});
