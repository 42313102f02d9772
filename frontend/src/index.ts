import './relative-time';
import './connection';
import './chart/cura-chart';
