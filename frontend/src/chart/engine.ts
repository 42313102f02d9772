// Everything that needs ECharts; loaded when the first chart appears.
import { BarChart, LineChart, MapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, registerMap, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, BarChart, MapChart, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

// A map can be registered only after its chart type.
export { registerMap };
export { toOption } from './options';

export const draw = (element: HTMLElement) => init(element, null, { renderer: 'svg' });
