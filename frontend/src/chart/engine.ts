// Everything that needs ECharts; loaded when the first chart appears.
import { BarChart, LineChart, MapChart } from 'echarts/charts';
import { GridComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, BarChart, MapChart, GridComponent, TooltipComponent, VisualMapComponent, SVGRenderer]);

export { toOption } from './options';

export const draw = (element: HTMLElement) => init(element, null, { renderer: 'svg' });
