// All code that needs ECharts. Loaded when the first chart appears.
import { BarChart, LineChart, MapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, BarChart, MapChart, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

// Exported here, because a map can be registered only after the map chart type.
export { registerMap };
export { toOption } from './options';

export const draw = (element: HTMLElement) => init(element, null, { renderer: 'svg' });
