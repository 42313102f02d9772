import { registerMap } from 'echarts/core';
import { feature } from 'topojson-client';
import topology from 'us-atlas/states-albers-10m.json';
import { MAP } from './options';

type Topology = Parameters<typeof feature>[0];

const atlas = topology as unknown as Topology;
registerMap(MAP, feature(atlas, atlas.objects['states']!) as never);
